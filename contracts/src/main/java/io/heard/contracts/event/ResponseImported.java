package io.heard.contracts.event;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * survey-service was given an answer from the time before the platform: feedback-service keeps it as if it had been given here.
 * There was never a link to answer this invitation by.
 *
 * @param invitationId there is one response to an invitation, so this is the response's id too
 * @param customerId survey-service's pseudonym of the customer
 * @param interactionClosedAt when the interaction ended: what the answer is about
 * @param language BCP 47 tag
 */
public record ResponseImported(
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
        Instant interactionClosedAt,
        Instant answeredAt,
        String language,
        List<ResponseRecorded.Answer> answers)
        implements Event {

    public static final String TYPE = "io.heard.survey.response-imported.v1";

    public ResponseImported {
        requireNonNull(invitationId, "invitationId");
        requireNonNull(campaignId, "campaignId");
        requireNonNull(surveyId, "surveyId");
        requireNonNull(interactionId, "interactionId");
        requireNonNull(customerId, "customerId");
        requireNonNull(touchpoint, "touchpoint");
        requireNonNull(channel, "channel");
        requireNonNull(product, "product");
        requireNonNull(interactionClosedAt, "interactionClosedAt");
        requireNonNull(answeredAt, "answeredAt");
        requireNonNull(language, "language");
        answers = List.copyOf(requireNonNull(answers, "answers"));
        if (surveyVersion < 1) {
            throw new IllegalArgumentException("surveyVersion counts from 1");
        }
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
