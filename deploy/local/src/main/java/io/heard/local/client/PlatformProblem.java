package io.heard.local.client;

/** The platform does not do what was asked; the message is one line for the person in front of the screen. */
public final class PlatformProblem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public PlatformProblem(String message) {
        super(message);
    }

    public PlatformProblem(String message, Throwable cause) {
        super(message, cause);
    }
}
