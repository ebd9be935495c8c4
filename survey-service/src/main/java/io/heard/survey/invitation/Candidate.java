package io.heard.survey.invitation;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * What the decision looks at: an interaction and its customer, without who that is.
 *
 * @param hasAddress whether a mail could be sent at all
 * @param optedOut whether the customer wants no mails
 * @param lastContact the latest mail sent or planned, of whichever campaign
 */
record Candidate(
        UUID interactionId,
        String touchpoint,
        String channel,
        String product,
        Instant closedAt,
        boolean hasAddress,
        boolean optedOut,
        Optional<Instant> lastContact) {

    Candidate contactedAt(Instant time) {
        return new Candidate(
                interactionId, touchpoint, channel, product, closedAt, hasAddress, optedOut, Optional.of(time));
    }
}
