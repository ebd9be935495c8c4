package io.heard.feedback.invitation;

import io.heard.contracts.event.InvitationIssued;
import io.heard.contracts.event.ResponseImported;
import io.heard.contracts.event.ResponseOrigin;
import java.time.Instant;
import java.util.UUID;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * One offer to answer one survey version about one interaction, with the interaction's context. It never changes.
 *
 * @param customerId survey-service's pseudonym
 * @param expiresAt answers are taken before this moment
 * @param agent who it was with, for the texts of a page only
 * @param origin null for those who were invited: nobody was, to those of open surveys, and nobody knows who, of anonymous ones
 */
public record Invitation(
        @BsonId UUID id,
        UUID campaignId,
        UUID surveyId,
        int surveyVersion,
        UUID interactionId,
        UUID customerId,
        String touchpoint,
        String channel,
        String product,
        @Nullable String team,
        @Nullable String language,
        Instant interactionClosedAt,
        Instant issuedAt,
        Instant expiresAt,
        @Nullable String agent,
        @Nullable ResponseOrigin origin) {

    static Invitation of(InvitationIssued event) {
        return new Invitation(
                event.invitationId(),
                event.campaignId(),
                event.surveyId(),
                event.surveyVersion(),
                event.interactionId(),
                event.customerId(),
                event.touchpoint(),
                event.channel(),
                event.product(),
                event.team(),
                event.language(),
                event.interactionClosedAt(),
                event.issuedAt(),
                event.expiresAt(),
                event.agent(),
                null);
    }

    /** Of an answer from before: it was over when it was answered, so nobody answers it again. */
    static Invitation of(ResponseImported event) {
        return new Invitation(
                event.invitationId(),
                event.campaignId(),
                event.surveyId(),
                event.surveyVersion(),
                event.interactionId(),
                event.customerId(),
                event.touchpoint(),
                event.channel(),
                event.product(),
                event.team(),
                event.language(),
                event.interactionClosedAt(),
                event.interactionClosedAt(),
                event.answeredAt(),
                null,
                null);
    }

    /** How its answer comes about. Those kept before there was a choice were invited. */
    public ResponseOrigin answerOrigin() {
        return origin == null ? ResponseOrigin.INVITED : origin;
    }

    public boolean isOpenAt(Instant moment) {
        return moment.isBefore(expiresAt);
    }
}
