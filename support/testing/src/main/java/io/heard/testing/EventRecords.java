package io.heard.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.heard.contracts.event.Event;
import io.heard.messaging.EventJson;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.record.TimestampType;

/**
 * Events as a consumer method receives them from Kafka: CloudEvents in binary mode. The offset is always 0; deduplication goes
 * by source and id.
 */
public final class EventRecords {

    private EventRecords() {}

    /** The event for the first time, under a new id. */
    public static ConsumerRecord<String, byte[]> of(Event event) {
        return of(event, "/test", UUID.randomUUID().toString());
    }

    /** As {@link #of(Event)}, and Kafka says when it was published. */
    public static ConsumerRecord<String, byte[]> of(Event event, Instant publishedAt) {
        ConsumerRecord<String, byte[]> record = of(event);
        return new ConsumerRecord<>(
                record.topic(),
                record.partition(),
                record.offset(),
                publishedAt.toEpochMilli(),
                TimestampType.CREATE_TIME,
                record.serializedKeySize(),
                record.serializedValueSize(),
                record.key(),
                record.value(),
                record.headers(),
                record.leaderEpoch());
    }

    /** The event under an id of the test's choice: twice the same source and id is a redelivery. */
    public static ConsumerRecord<String, byte[]> of(Event event, String source, String id) {
        var record = new ConsumerRecord<>(
                event.topic(), 0, 0, event.subject(), EventJson.write(event).getBytes(UTF_8));
        Map<String, String> attributes = Map.of(
                "ce_specversion",
                "1.0",
                "ce_type",
                event.type(),
                "ce_source",
                source,
                "ce_id",
                id,
                "ce_subject",
                event.subject(),
                "content-type",
                "application/json");
        attributes.forEach((name, value) -> record.headers().add(name, value.getBytes(UTF_8)));
        return record;
    }

    /** A record of this type whose data is whatever the test likes. */
    public static ConsumerRecord<String, byte[]> malformed(String topic, String type, String data) {
        var record = new ConsumerRecord<>(topic, 0, 0, "key", data.getBytes(UTF_8));
        Map<String, String> attributes = Map.of(
                "ce_specversion",
                "1.0",
                "ce_type",
                type,
                "ce_source",
                "/test",
                "ce_id",
                UUID.randomUUID().toString());
        attributes.forEach((name, value) -> record.headers().add(name, value.getBytes(UTF_8)));
        return record;
    }
}
