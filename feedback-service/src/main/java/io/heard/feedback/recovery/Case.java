package io.heard.feedback.recovery;

import io.heard.contracts.event.QuestionType;
import io.heard.http.edition.Edition;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * One unhappy response that somebody is to put right.
 *
 * @param id the invitation's: there is one case to a response
 * @param revision counts the changes of the case from 1
 * @param followUp whether the customer can be told
 * @param complaint the score that opened it, last
 * @param latest of the latest answer, which may be a happier one
 * @param answerWithdrawnAt when the answer was taken back
 * @param answerProvisionalSince when it turned out that a program seems to have given the answer; null once a person does
 * @param emptiedAt when the time to keep the answer was over: nobody is named since then, and nothing said
 * @param steps its way so far, at least one
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
        @Nullable Instant answerProvisionalSince,
        @Nullable Instant emptiedAt,
        Instant dueAt,
        List<Step> steps,
        int toldRevision,
        @Nullable Instant pendingSince,
        @Nullable Instant setAsideSince) {

    /**
     * The worst score of one revision of the response.
     *
     * @param responseRevision of the response that it is from
     * @param questionType null, as is the score, when none was given
     */
    public record Score(
            int responseRevision,
            Instant answeredAt,
            @Nullable QuestionType questionType,
            @Nullable Integer score,
            boolean unhappy) {}

    /**
     * A change of the state.
     *
     * @param by who did it; null for the platform itself, and once the answer's time is over
     * @param complaint why it was opened
     * @param cause what was behind it, once it is resolved
     * @param wordsToCustomer what the customer is told
     */
    public record Step(
            int revision,
            CaseState state,
            Instant at,
            @Nullable String by,
            @Nullable Score complaint,
            @Nullable String cause,
            @Nullable String wordsToCustomer) {

        static Step opened(int revision, Score complaint, Instant now) {
            return new Step(revision, CaseState.OPEN, now, null, complaint, null, null);
        }

        static Step acknowledged(int revision, String by, Instant now) {
            return new Step(revision, CaseState.ACKNOWLEDGED, now, by, null, null, null);
        }

        static Step resolved(int revision, String by, String cause, @Nullable String words, Instant now) {
            return new Step(revision, CaseState.RESOLVED, now, by, null, cause, words);
        }

        /** What remains to be counted. */
        Step emptied() {
            return new Step(revision, state, at, null, complaint, null, null);
        }

        @Override
        public String toString() {
            return "Step[" + revision + " " + state + "]";
        }
    }

    public Case {
        steps = List.copyOf(steps);
    }

    boolean isEmptied() {
        return emptiedAt != null;
    }

    Edition edition() {
        return new Edition(revision);
    }

    CaseProgress progress() {
        return new CaseProgress(
                state,
                steps.getLast().at(),
                state == CaseState.RESOLVED ? steps.getLast().wordsToCustomer() : null);
    }

    /** The last step to a state, unless the case was opened anew since. */
    Optional<Step> step(CaseState to) {
        for (Step step : steps.reversed()) {
            if (step.state() == to) {
                return Optional.of(step);
            }
            if (step.state() == CaseState.OPEN) {
                break;
            }
        }
        return Optional.empty();
    }

    /** Whether the customer, and no program, has given a happier answer since. */
    boolean isCalmedDown() {
        return answerProvisionalSince == null
                && latest.responseRevision() > complaint.responseRevision()
                && !latest.unhappy();
    }

    List<Step> untold() {
        return steps.stream().filter(step -> step.revision() > toldRevision).toList();
    }

    @Override
    public String toString() {
        return "Case[" + id + "]";
    }
}
