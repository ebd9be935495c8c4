package io.heard.messaging;

/**
 * A record that cannot be understood and never will be: it belongs in the dead letters. Its message is copied into their
 * headers, so it never quotes the record, and it has no cause that would.
 */
public final class MalformedEventException extends RuntimeException {

    public MalformedEventException(String message) {
        super(message);
    }
}
