package io.heard.survey.mail;

import java.util.Set;

/** What became of handing a mail to the server. */
public sealed interface MailOutcome {

    /** The server took it (250). */
    record Accepted() implements MailOutcome {}

    /**
     * The server said no for good.
     *
     * @param replyCode 500 to 599
     * @param status the enhanced status code (RFC 3463), such as {@code 5.1.1}; empty when the server gave none
     */
    record Refused(int replyCode, String status) implements MailOutcome {

        /** Bad mailbox, bad domain, a domain that takes no mail. All others may be our fault, or pass. */
        private static final Set<String> NOBODY_THERE = Set.of("5.1.1", "5.1.2", "5.1.10");

        /** True when the server says that nobody can be reached at the address, now or later. */
        public boolean isAboutTheAddress() {
            return NOBODY_THERE.contains(status);
        }
    }

    /**
     * It did not go out and may go out later.
     *
     * @param reason one or two words for metrics, such as {@code no-connection}
     */
    record Postponed(String reason) implements MailOutcome {}

    /** Everything was sent and no answer came: nobody knows whether it went out (RFC 1047). */
    record InDoubt() implements MailOutcome {}
}
