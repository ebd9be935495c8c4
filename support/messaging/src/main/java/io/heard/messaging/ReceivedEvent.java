package io.heard.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.heard.contracts.event.Event;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/**
 * An event as Kafka delivered it: a CloudEvent in binary mode, its data not yet parsed.
 *
 * <p>We parse here and not in a Kafka deserialiser, so that a malformed record fails like any other one: it goes to the dead
 * letters, byte for byte, and the channel stays alive.
 */
public final class ReceivedEvent {

    private static final int LONGEST_HEADER = 1_024;

    private final ConsumerRecord<String, byte[]> record;

    public ReceivedEvent(ConsumerRecord<String, byte[]> record) {
        this.record = record;
    }

    /**
     * Topics carry several types; a consumer ignores those it does not know.
     *
     * @throws MalformedEventException when the record is no CloudEvent 1.0
     */
    public boolean is(String type) {
        if (!"1.0".equals(header("ce_specversion"))) {
            throw new MalformedEventException("Not a CloudEvent 1.0");
        }
        return type.equals(header("ce_type"));
    }

    public String source() {
        return header("ce_source");
    }

    public String id() {
        return header("ce_id");
    }

    /** @throws MalformedEventException when the data is not what the type promises */
    public <T extends Event> T as(Class<T> type) {
        byte[] data = record.value();
        if (data == null) {
            throw new MalformedEventException("Not a " + type.getSimpleName() + ": no data");
        }
        return EventJson.read(data, type);
    }

    private String header(String name) {
        Header header = record.headers().lastHeader(name);
        if (header == null || header.value() == null || header.value().length == 0) {
            throw new MalformedEventException("Not a CloudEvent: no header " + name);
        }
        if (header.value().length > LONGEST_HEADER) {
            throw new MalformedEventException("Header " + name + " is longer than " + LONGEST_HEADER + " bytes");
        }
        try {
            return UTF_8.newDecoder().decode(ByteBuffer.wrap(header.value())).toString();
        } catch (CharacterCodingException e) {
            throw new MalformedEventException("Header " + name + " is not UTF-8");
        }
    }
}
