package io.heard.contracts.event;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * survey-service has decided to invite a customer to answer a survey version about one interaction. It carries the
 * interaction's context, so that who keeps the answers need not ask for it.
 *
 * @param customerId survey-service's pseudonym of the customer
 * @param language BCP 47 tag the customer prefers
 * @param interactionClosedAt when the interaction ended: what the answer is about
 * @param expiresAt the survey can be answered until then
 * @param agent who it was with, as the company's system names them; pages may say it
 */
public record InvitationIssued(
        UUID invitationId,
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
        @Nullable String agent)
        implements Event {

    public static final String TYPE = "io.heard.survey.invitation-issued.v1";

    public InvitationIssued {
        requireNonNull(invitationId, "invitationId");
        requireNonNull(campaignId, "campaignId");
        requireNonNull(surveyId, "surveyId");
        requireNonNull(interactionId, "interactionId");
        requireNonNull(customerId, "customerId");
        requireNonNull(touchpoint, "touchpoint");
        requireNonNull(channel, "channel");
        requireNonNull(product, "product");
        requireNonNull(interactionClosedAt, "interactionClosedAt");
        requireNonNull(issuedAt, "issuedAt");
        requireNonNull(expiresAt, "expiresAt");
        if (surveyVersion < 1) {
            throw new IllegalArgumentException("surveyVersion counts from 1");
        }
    }

    /** About an interaction with nobody we know of. */
    public InvitationIssued(
            UUID invitationId,
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
            Instant expiresAt) {
        this(
                invitationId,
                campaignId,
                surveyId,
                surveyVersion,
                interactionId,
                customerId,
                touchpoint,
                channel,
                product,
                team,
                language,
                interactionClosedAt,
                issuedAt,
                expiresAt,
                null);
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public String subject() {
        return invitationId.toString();
    }

    @Override
    public String topic() {
        return Topics.SURVEY_INVITATIONS;
    }
}
