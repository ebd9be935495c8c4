package io.heard.messaging;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.heard.contracts.event.Event;
import java.io.IOException;

/**
 * Reads and writes the JSON of events. Not the mapper of the HTTP API: that one refuses unknown fields, while a reader of
 * events must ignore them, or no service could add one.
 */
public final class EventJson {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
            .build();

    private EventJson() {}

    public static String write(Event event) {
        try {
            return JSON.writeValueAsString(event);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Event records must be serialisable: " + event.type(), e);
        }
    }

    /** @throws MalformedEventException without the data in its message, which ends up in dead-letter headers */
    static <T extends Event> T read(byte[] data, Class<T> type) {
        try {
            T event = JSON.readValue(data, type);
            if (event == null) {
                throw new MalformedEventException("Not a " + type.getSimpleName() + ": the data is null");
            }
            return event;
        } catch (IOException e) {
            throw new MalformedEventException(
                    "Not a " + type.getSimpleName() + ": " + e.getClass().getSimpleName());
        }
    }
}
