package io.heard.insights.theme.upkeep;

/** The encoder reads nothing at present, as when native memory has run out. What waits must go on waiting. */
final class EncoderFailedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    EncoderFailedException(Throwable cause) {
        super("The encoder cannot read a harmless sentence", cause);
    }
}
