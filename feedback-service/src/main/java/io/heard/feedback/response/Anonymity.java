package io.heard.feedback.response;

import io.heard.contracts.event.ResponseOrigin;
import io.heard.feedback.invitation.Invitation;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.random.RandomGenerator;

/**
 * What is kept and told of anonymous answers, so that nothing in it leads to a person: the day they came and not the moment, and
 * they are told so much later, by chance, that the order of events says nothing either.
 */
final class Anonymity {

    private final AnonymityConfig config;
    private final RandomGenerator random = new SecureRandom();

    Anonymity(AnonymityConfig config) {
        this.config = config;
    }

    static boolean holdsFor(Invitation invitation) {
        return invitation.answerOrigin() == ResponseOrigin.ANONYMOUS;
    }

    static Instant day(Instant moment) {
        return moment.truncatedTo(ChronoUnit.DAYS);
    }

    static Submission blurred(Submission submission) {
        return new Submission(
                submission.submissionId(), day(submission.answeredAt()), submission.language(), submission.answers());
    }

    /** When others may hear of what came now. */
    Instant tellAt(Instant now) {
        Duration longest = config.publishWithin();
        return longest.isZero() ? now : now.plusMillis(random.nextLong(longest.toMillis()));
    }
}
