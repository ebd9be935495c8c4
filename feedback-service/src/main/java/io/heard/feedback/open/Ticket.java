package io.heard.feedback.open;

import io.heard.contracts.link.LinkTokens;
import io.heard.contracts.link.Purpose;
import io.heard.contracts.link.SignedPair;
import io.heard.feedback.survey.Survey;
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

    /** What a page asked. */
    record Asked(UUID surveyId, int version) {}

    /** As it stands in the form beside the ticket, and only there: nobody can have a survey of their choice answered. */
    String asked(Survey survey, LinkTokens links) {
        return links.signPair(
                Purpose.ASKED, new SignedPair(survey.surveyId(), id, Instant.ofEpochMilli(survey.version())));
    }

    /** Empty when we did not sign it, or signed it for another ticket. */
    Optional<Asked> readAsked(String asked, LinkTokens links) {
        return links.openPair(Purpose.ASKED, asked)
                .filter(pair -> pair.second().equals(id))
                .map(pair -> new Asked(pair.first(), (int) pair.moment().toEpochMilli()));
    }

    /** Empty when we did not sign it, or signed it for another campaign. */
    static Optional<Ticket> read(String written, UUID campaignId, LinkTokens links) {
        return links.openPair(Purpose.TICKET, written)
                .filter(pair -> pair.first().equals(campaignId))
                .map(pair -> new Ticket(pair.second(), pair.moment(), written));
    }
}
