package io.heard.insights.mining;

/** The model made nothing of a text that can be compared with anything. Never quotes the text. */
public final class UnreadableTextException extends RuntimeException {

    private static final long serialVersionUID = 1;

    UnreadableTextException() {
        super("The model gives a text no place: its vector is not a number, or of length 0");
    }
}
