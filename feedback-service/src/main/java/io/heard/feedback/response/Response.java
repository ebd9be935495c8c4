package io.heard.feedback.response;

import io.heard.contracts.event.ResponseWithdrawn;
import io.heard.contracts.event.Suspicion;
import io.heard.feedback.invitation.Invitation;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * What one customer answered to one invitation.
 *
 * @param invitationId the id, so there can be one response to an invitation and no more
 * @param revision counts submissions from 1; readers of our events keep the highest they have seen
 * @param invitation what was asked about what, as it was then
 * @param pendingSince the outbox: set with every change, gone once Kafka has the event
 * @param setAsideSince instead of {@code pendingSince}: Kafka will never take this revision's event; the next revision gets a
 *     chance of its own
 * @param suspicion why a program seems to have given the valid submission: then it is told as provisional and does not count
 * @param submissions the last {@value #KEPT_SUBMISSIONS}, the valid one last; none once the time to keep them is over
 * @param doubted the last {@value #KEPT_DOUBTED} that came after a person's answer and seem to be a program's: they change nothing
 * @param firstAnsweredAt null in those stored before this was kept
 * @param foundOutAt when it was suspected, if whoever sent it had been thanked by then
 * @param withdrawnAt since when it does not count any more; answering again brings it back
 * @param withdrawalReason why, as long as it is withdrawn
 * @param contents of the valid submission, for lists
 * @param lifted what held until later submissions took its place
 * @param themed which themes the valid submission touches; gone with every other revision, null until insights-service has read it
 */
public record Response(
        @BsonId UUID invitationId,
        int revision,
        Invitation invitation,
        Instant answeredAt,
        @Nullable Instant pendingSince,
        @Nullable Instant setAsideSince,
        @Nullable Suspicion suspicion,
        List<Submission> submissions,
        List<Submission> doubted,
        @Nullable Instant firstAnsweredAt,
        @Nullable Instant foundOutAt,
        @Nullable Instant withdrawnAt,
        ResponseWithdrawn.@Nullable Reason withdrawalReason,
        @Nullable Contents contents,
        @Nullable Lifted lifted,
        @Nullable Themed themed) {

    /**
     * What a submission ends, in case that submission turns out to be a program's.
     *
     * @param withdrawnAt since when the response was taken back
     * @param suspicion what was thought of the submissions before {@code suspectedUntil}
     * @param foundOutAt when, if whoever sent them had been thanked by then
     */
    public record Lifted(
            @Nullable Instant withdrawnAt,
            ResponseWithdrawn.@Nullable Reason withdrawalReason,
            @Nullable Suspicion suspicion,
            @Nullable Instant foundOutAt,
            @Nullable Instant suspectedUntil) {

        /** Whether it was taken back after that moment. */
        boolean wasWithdrawnSince(Instant moment) {
            return withdrawnAt != null && !withdrawnAt.isBefore(moment);
        }

        /** Whether a program's was still all there was at that moment. */
        boolean wasSuspectedAt(Instant moment) {
            return suspicion != null && suspectedUntil != null && suspectedUntil.isAfter(moment);
        }
    }

    static final int KEPT_SUBMISSIONS = 20;
    static final int KEPT_DOUBTED = 5;

    public Response {
        doubted = doubted == null ? List.of() : List.copyOf(doubted);
    }

    /** @param tellAt when its event may go out */
    static Response first(Invitation invitation, Submission submission, Credence credence, Instant tellAt) {
        Instant now = submission.answeredAt();
        return new Response(
                invitation.id(),
                1,
                invitation,
                now,
                tellAt,
                null,
                suspicion(credence),
                List.of(submission),
                List.of(),
                now,
                null,
                null,
                null,
                Contents.of(submission),
                null,
                null);
    }

    /** Whether others may hear of it. */
    boolean mayBeToldAt(Instant moment) {
        return pendingSince == null || !pendingSince.isAfter(moment);
    }

    /** When its event may go out. */
    static Instant pendingSince(Instant answeredAt, Credence credence) {
        return switch (credence) {
            case Credence.Believed(), Credence.Suspected(var _) -> answeredAt;
            case Credence.Open(Instant until) -> until;
        };
    }

    static @Nullable Suspicion suspicion(Credence credence) {
        return credence instanceof Credence.Suspected(Suspicion reason) ? reason : null;
    }

    /** Given before the platform was there, published like those of today. */
    static Response imported(Invitation invitation, Submission submission, Instant now) {
        Instant answeredAt = submission.answeredAt();
        return new Response(
                invitation.id(),
                1,
                invitation,
                answeredAt,
                now,
                null,
                null,
                List.of(submission),
                List.of(),
                answeredAt,
                null,
                null,
                null,
                Contents.of(submission),
                null,
                null);
    }

    /** When the first answer came, whatever came of it since. */
    public Instant receivedAt() {
        if (firstAnsweredAt != null) {
            return firstAnsweredAt;
        }
        return submissions.isEmpty() ? answeredAt : submissions.getFirst().answeredAt();
    }

    public boolean isWithdrawn() {
        return withdrawnAt != null;
    }

    /** Whether a person may have been thanked for answers that do not count: they came too soon, as it turned out later. */
    public boolean isUnconfirmed() {
        return suspicion != null && foundOutAt != null && !isWithdrawn();
    }

    /** Whether what was sent under this id is among the kept submissions. */
    public boolean holds(UUID submissionId) {
        return submission(submissionId).isPresent();
    }

    public Submission current() {
        return submissions.getLast();
    }

    /** Whether a person seems to have sent it. */
    boolean believes(UUID submissionId) {
        // While the current one is doubted so are those before: a program's never takes the place of a person's.
        return suspicion == null
                && submissions.stream().anyMatch(sent -> sent.submissionId().equals(submissionId));
    }

    Optional<Submission> submission(UUID submissionId) {
        return Stream.concat(submissions.stream(), doubted.stream())
                .filter(kept -> kept.submissionId().equals(submissionId))
                .findFirst();
    }
}
