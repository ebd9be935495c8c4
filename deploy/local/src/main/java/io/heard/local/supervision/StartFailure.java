package io.heard.local.supervision;

/** Why the platform cannot start; the message is one line for the person who typed the command. */
public class StartFailure extends RuntimeException {

    public StartFailure(String message) {
        super(message);
    }

    public StartFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
