package io.heard.messaging;

import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.ce.OutgoingCloudEventMetadata;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Hands events to Kafka on the channel {@code events} and knows which of them arrived. Only relays use it. */
@ApplicationScoped
public class EventPublisher {

    private final MutinyEmitter<String> events;
    private final URI source;

    EventPublisher(
            @Channel("events") MutinyEmitter<String> events,
            @ConfigProperty(name = "quarkus.application.name") String application) {
        this.events = events;
        this.source = URI.create("/" + application);
    }

    /**
     * Publishes the events in order and waits until Kafka has answered for each.
     *
     * @return those that Kafka acknowledged, in order; the others are to be published again
     */
    public List<OutgoingEvent> publish(List<OutgoingEvent> batch) {
        List<Uni<Boolean>> sent = batch.stream().map(this::send).toList();
        if (sent.isEmpty()) {
            return List.of();
        }
        List<Boolean> acknowledged = Uni.join().all(sent).andFailFast().await().indefinitely();
        return IntStream.range(0, batch.size())
                .filter(acknowledged::get)
                .mapToObj(batch::get)
                .toList();
    }

    /** Never fails: what Kafka did not take is reported as not sent. How long that takes is the channel's delivery timeout. */
    private Uni<Boolean> send(OutgoingEvent event) {
        var envelope = OutgoingCloudEventMetadata.<String>builder()
                .withId(event.id())
                .withSource(source)
                .withType(event.type())
                .withSubject(event.subject())
                .withTimestamp(event.occurredAt().atZone(ZoneOffset.UTC))
                .withDataContentType("application/json")
                .build();
        var record = OutgoingKafkaRecordMetadata.<String>builder()
                .withTopic(event.topic())
                .withKey(event.subject())
                .build();
        return events.sendMessage(Message.of(event.data()).addMetadata(envelope).addMetadata(record))
                .replaceWith(true)
                .onFailure()
                .recoverWithItem(false);
    }
}
