package io.heard.feedback.open;

import io.heard.contracts.link.LinkTokens;
import io.heard.contracts.link.Purpose;
import io.heard.contracts.link.SignedPair;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Leave to send one answer to an open survey.
 *
 * @param id of that answer
 * @param shownAt when its page was first shown
 * @param written as it stands in forms and cookies
 */
record Ticket(UUID id, Instant shownAt, String written) {

    static Ticket of(UUID campaignId, Instant now, LinkTokens links) {
        UUID id = UUID.randomUUID();
        return new Ticket(id, now, links.signPair(Purpose.TICKET, new SignedPair(campaignId, id, now)));
    }

    /** Empty when we did not sign it, or signed it for another campaign. */
    static Optional<Ticket> read(String written, UUID campaignId, LinkTokens links) {
        return links.openPair(Purpose.TICKET, written)
                .filter(pair -> pair.first().equals(campaignId))
                .map(pair -> new Ticket(pair.second(), pair.moment(), written));
    }
}
