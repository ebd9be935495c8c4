package io.heard.survey.bounce;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * What somebody tells about a mail.
 *
 * @param source who tells, kebab-case
 * @param id of the event at the source; told twice it counts once
 * @param invitation whose mail it was; empty when nobody knows
 * @param status enhanced status code (RFC 3463) of a bounce; empty when there was none
 */
record MailEvent(String source, String id, Kind kind, Optional<UUID> invitation, String status) {

    enum Kind {
        /** A server gave up on it. */
        BOUNCED,
        /** Its receiver marked it as unwanted. */
        COMPLAINED,
        /** Anything else; noted and not acted on. A mail that arrives late never lifts a suppression. */
        OTHER
    }

    /** What follows from it. */
    enum Effect {
        SUPPRESS,
        COUNT,
        NOTHING
    }

    /** Bad mailbox, bad domain, a domain that takes no mail. */
    private static final Set<String> NOBODY_THERE = Set.of("5.1.1", "5.1.2", "5.1.10");

    /**
     * Only "nobody there" is for good. Other permanent codes speak of a full mailbox, of our reputation or of what the mail said;
     * a missing one says nothing, so it counts like a passing failure.
     */
    Effect effect() {
        return switch (kind) {
            case COMPLAINED -> Effect.SUPPRESS;
            case OTHER -> Effect.NOTHING;
            case BOUNCED ->
                NOBODY_THERE.contains(status)
                        ? Effect.SUPPRESS
                        : status.isEmpty() || status.startsWith("4.") ? Effect.COUNT : Effect.NOTHING;
        };
    }
}
