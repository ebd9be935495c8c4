package io.heard.contracts.event;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * feedback-service has stored what a customer answered: always the whole response. A later revision replaces an earlier one;
 * readers keep the highest they have seen.
 *
 * @param invitationId there is one response to an invitation, so this is the response's id too
 * @param revision counts from 1
 * @param customerId survey-service's pseudonym of the customer
 * @param interactionClosedAt when the interaction ended: what the answer is about
 * @param language BCP 47 tag of the page it was given on
 * @param origin how they came to answer; those from before there was a choice were invited
 * @param suspicion why a program seems to have given it: then it is provisional and does not count; null when a person answered
 */
public record ResponseRecorded(
        UUID invitationId,
        int revision,
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
        @Nullable String language,
        List<Answer> answers,
        ResponseOrigin origin,
        @Nullable Suspicion suspicion)
        implements Event {

    public static final String TYPE = "io.heard.feedback.response-recorded.v1";

    /**
     * One value to one question; exactly one of score, text and choices says it, but for a choice that lets the customer write
     * what it is: then the text stands beside the choices. Questions left out have no answer here.
     *
     * @param score for NPS, CSAT, CES, RATING; for YES_NO 1 is yes and 0 is no
     * @param text a verbatim: personal data, never logged
     * @param choices ids of the chosen options
     */
    public record Answer(
            String questionId,
            QuestionType type,
            @Nullable Integer score,
            @Nullable String text,
            List<String> choices) {

        public Answer {
            requireNonNull(questionId, "answer.questionId");
            requireNonNull(type, "answer.type");
            choices = choices == null ? List.of() : List.copyOf(choices);
        }
    }

    public ResponseRecorded {
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
        answers = List.copyOf(requireNonNull(answers, "answers"));
        origin = origin == null ? ResponseOrigin.INVITED : origin;
        if (revision < 1) {
            throw new IllegalArgumentException("revision counts from 1");
        }
    }

    /** What an invited person answered. */
    public ResponseRecorded(
            UUID invitationId,
            int revision,
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
            @Nullable String language,
            List<Answer> answers) {
        this(
                invitationId,
                revision,
                campaignId,
                surveyId,
                surveyVersion,
                interactionId,
                customerId,
                touchpoint,
                channel,
                product,
                team,
                interactionClosedAt,
                answeredAt,
                language,
                answers,
                ResponseOrigin.INVITED,
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
        return Topics.FEEDBACK_RESPONSES;
    }
}
