package io.heard.feedback.recovery;

import io.heard.contracts.event.QuestionType;
import io.heard.http.edition.Edition;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * One unhappy response that somebody is to put right.
 *
 * @param id the invitation's: there is one case to a response
 * @param revision counts the changes of the case from 1
 * @param followUp whether the customer can be told
 * @param complaint the answer that opened it, last
 * @param latest the latest answer, which may be a happier one
 * @param answerWithdrawnAt when the customer took the answer back
 * @param steps its way so far
 * @param toldRevision steps up to this revision are published
 * @param pendingSince the outbox: set with every step, gone once Kafka has their events
 * @param setAsideSince instead of {@code pendingSince}: Kafka will never take them
 */
public record Case(
        @BsonId UUID id,
        int revision,
        CaseState state,
        UUID campaignId,
        UUID interactionId,
        UUID customerId,
        String touchpoint,
        String channel,
        String product,
        @Nullable String team,
        boolean followUp,
        Score complaint,
        Score latest,
        @Nullable Instant answerWithdrawnAt,
        Instant openedAt,
        Instant dueAt,
        @Nullable String acknowledgedBy,
        @Nullable String resolvedBy,
        @Nullable String cause,
        @Nullable String wordsToCustomer,
        List<Step> steps,
        int toldRevision,
        @Nullable Instant pendingSince,
        @Nullable Instant setAsideSince) {

    /**
     * The worst score of one revision of the response.
     *
     * @param responseRevision of the response that it is from
     * @param questionType null when no score was given
     */
    public record Score(
            int responseRevision,
            Instant answeredAt,
            @Nullable QuestionType questionType,
            @Nullable Integer score,
            boolean unhappy) {}

    /** A change of the state. */
    public record Step(int revision, CaseState state, Instant at) {}

    Edition edition() {
        return new Edition(revision);
    }

    /** When it came to the state it is in. */
    Instant since() {
        return steps.getLast().at();
    }

    CaseProgress progress() {
        return new CaseProgress(state, since(), state == CaseState.RESOLVED ? wordsToCustomer : null);
    }

    /** Whether the customer has given a happier answer since. */
    boolean isCalmedDown() {
        return latest.responseRevision() > complaint.responseRevision() && !latest.unhappy();
    }

    List<Step> untold() {
        return steps.stream().filter(step -> step.revision() > toldRevision).toList();
    }
}
