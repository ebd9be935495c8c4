package io.heard.contracts.event;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody is to put right what a customer was unhappy about. Told again, under a higher revision, when a customer whose case was
 * resolved answers anew and is still unhappy.
 *
 * @param caseId there is one case to a response, so this is the invitation's id too
 * @param revision counts the changes of the case from 1
 * @param interactionId what it is about
 * @param customerId survey-service's pseudonym of the customer
 * @param questionType of the worst of the customer's scores
 * @param score the worst of the customer's scores
 * @param followUp whether the customer can be told what came of it; not after an anonymous or an uninvited answer
 * @param dueAt when somebody is to have seen to it
 */
public record CaseOpened(
        UUID caseId,
        int revision,
        UUID campaignId,
        UUID interactionId,
        UUID customerId,
        String touchpoint,
        String channel,
        String product,
        @Nullable String team,
        QuestionType questionType,
        int score,
        boolean followUp,
        Instant openedAt,
        Instant dueAt)
        implements Event {

    public static final String TYPE = "io.heard.feedback.case-opened.v1";

    public CaseOpened {
        requireNonNull(caseId, "caseId");
        requireNonNull(campaignId, "campaignId");
        requireNonNull(interactionId, "interactionId");
        requireNonNull(customerId, "customerId");
        requireNonNull(touchpoint, "touchpoint");
        requireNonNull(channel, "channel");
        requireNonNull(product, "product");
        requireNonNull(questionType, "questionType");
        requireNonNull(openedAt, "openedAt");
        requireNonNull(dueAt, "dueAt");
        if (revision < 1) {
            throw new IllegalArgumentException("revision counts from 1");
        }
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public String subject() {
        return caseId.toString();
    }

    @Override
    public String topic() {
        return Topics.FEEDBACK_CASES;
    }
}
