package io.heard.survey.mail;

/** What became of handing a mail to the server. */
public sealed interface MailOutcome {

    /** The server took it (250). */
    record Accepted() implements MailOutcome {}

    /**
     * The server said no for good.
     *
     * @param replyCode 500 to 599
     */
    record Refused(int replyCode) implements MailOutcome {}

    /**
     * It did not go out and may go out later.
     *
     * @param reason one or two words for metrics, such as {@code no-connection}
     */
    record Postponed(String reason) implements MailOutcome {}

    /** Everything was sent and no answer came: nobody knows whether it went out (RFC 1047). */
    record InDoubt() implements MailOutcome {}
}
