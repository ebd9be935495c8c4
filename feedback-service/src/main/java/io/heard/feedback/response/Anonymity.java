package io.heard.feedback.response;

import io.heard.contracts.event.ResponseOrigin;
import io.heard.feedback.invitation.Invitation;
import io.heard.feedback.masking.Masking;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.random.RandomGenerator;

/**
 * What is kept and told of anonymous answers, so that nothing in it leads to a person: the day they came and not the moment, what
 * they are about no finer than the campaign, not the language of the page, and no address or number that somebody wrote. They are
 * told so much later, by chance, that the order of events says nothing either.
 */
final class Anonymity {

    /** Stands where a language would; BCP 47 has it for those nobody has told. */
    static final String NO_LANGUAGE = "und";

    private final AnonymityConfig config;
    private final Masking masking;
    private final RandomGenerator random = new SecureRandom();

    Anonymity(AnonymityConfig config, Masking masking) {
        this.config = config;
        this.masking = masking;
    }

    static boolean holdsFor(Invitation invitation) {
        return invitation.answerOrigin() == ResponseOrigin.ANONYMOUS;
    }

    static Instant day(Instant moment) {
        return moment.truncatedTo(ChronoUnit.DAYS);
    }

    /** Masked before it is kept: later nobody knows how numbers are written where the answer came from. */
    Submission blurred(Submission submission) {
        return new Submission(
                submission.submissionId(),
                day(submission.answeredAt()),
                NO_LANGUAGE,
                submission.masked(masking).answers());
    }

    /** Whoever made it: no reader has to think of what stands in it. */
    static Invitation blurred(Invitation invitation) {
        return new Invitation(
                invitation.id(),
                invitation.campaignId(),
                invitation.surveyId(),
                invitation.surveyVersion(),
                invitation.interactionId(),
                invitation.customerId(),
                invitation.touchpoint(),
                invitation.channel(),
                invitation.product(),
                null,
                null,
                day(invitation.interactionClosedAt()),
                day(invitation.issuedAt()),
                day(invitation.expiresAt()),
                null,
                invitation.origin());
    }

    /** When others may hear of what came now. */
    Instant tellAt(Instant now) {
        Duration longest = config.publishWithin();
        return longest.isZero() ? now : now.plusMillis(random.nextLong(longest.toMillis()));
    }
}
