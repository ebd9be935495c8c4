package io.heard.feedback.page.words;

/** The pages that say one thing. */
public enum Notice {
    UNKNOWN(404),
    CLOSED(410),
    SETTLED(410),
    TOO_EARLY(503),
    AWAY(503),
    TOO_LARGE(413),
    REFUSED(400),
    FAILED(500);

    private final int status;

    Notice(int status) {
        this.status = status;
    }

    public int status() {
        return status;
    }

    /** The page in place of a refusal by the framework. */
    public static Notice ofRefusal(int status) {
        return switch (status) {
            case 404 -> UNKNOWN;
            case 413 -> TOO_LARGE;
            default -> status < 500 ? REFUSED : FAILED;
        };
    }

    public String title(PageWords words) {
        return switch (this) {
            case UNKNOWN -> words.unknownTitle();
            case CLOSED -> words.closedTitle();
            case SETTLED -> words.settledTitle();
            case TOO_EARLY -> words.tooEarlyTitle();
            case AWAY -> words.awayTitle();
            case TOO_LARGE -> words.tooLargeTitle();
            case REFUSED, FAILED -> words.failedTitle();
        };
    }

    public String text(PageWords words) {
        return switch (this) {
            case UNKNOWN -> words.unknown();
            case CLOSED -> words.closed();
            case SETTLED -> words.settled();
            case TOO_EARLY -> words.tooEarly();
            case AWAY -> words.away();
            case TOO_LARGE -> words.tooLarge();
            case REFUSED, FAILED -> words.failed();
        };
    }

    /** The survey is on its way: the page looks again by itself. */
    public boolean refreshes() {
        return this == TOO_EARLY;
    }
}
