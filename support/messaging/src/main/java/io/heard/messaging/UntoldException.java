package io.heard.messaging;

/** Kafka has not taken an event that belongs to what a consumer just did; the consumer does it, and tells it, once more. */
public final class UntoldException extends RuntimeException {

    public UntoldException() {
        super("Kafka has not taken an event");
    }
}
