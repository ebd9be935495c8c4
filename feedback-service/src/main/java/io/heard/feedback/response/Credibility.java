package io.heard.feedback.response;

import io.heard.contracts.event.Suspicion;
import io.heard.contracts.link.LinkTokens;
import io.heard.contracts.link.Purpose;
import io.heard.contracts.link.SignedPair;
import io.heard.feedback.invitation.Invitation;
import io.heard.feedback.invitation.MailSent;
import io.heard.feedback.invitation.SentMails;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * Tells answers of programs that check mails from those of people: programs are at it within seconds of the mail, say what they
 * are, or fill in everything. {@link Responses} sees besides whether one score comes after the other.
 */
@ApplicationScoped
public class Credibility {

    /** How long a page has asked for the same once more when a person sends it. */
    private static final Duration CONFIRMABLE = Duration.ofSeconds(10);

    private final SentMails mails;
    private final Responses responses;
    private final LinkTokens links;
    private final ScannerConfig config;

    Credibility(SentMails mails, Responses responses, LinkTokens links, ScannerConfig config) {
        this.mails = mails;
        this.responses = responses;
        this.links = links;
        this.config = config;
    }

    public Credence of(UUID invitationId, Instant answeredAt, Visitor visitor) {
        Optional<Suspicion> suspicion = atSight(visitor);
        if (suspicion.isPresent()) {
            return new Credence.Suspected(suspicion.get());
        }
        if (config.window().isZero()) {
            return new Credence.Believed();
        }
        return mails.find(invitationId)
                .map(mail -> of(mail, answeredAt))
                .orElseGet(() -> new Credence.Open(answeredAt.plus(config.patience())));
    }

    /**
     * Of an answer that no mail led to.
     *
     * @param believable when a person can have answered at the earliest
     */
    public Credence withoutMail(Instant believable, Instant answeredAt, Visitor visitor) {
        return atSight(visitor)
                .or(() -> answeredAt.isBefore(believable) ? Optional.of(Suspicion.TOO_SOON) : Optional.empty())
                .<Credence>map(Credence.Suspected::new)
                .orElseGet(Credence.Believed::new);
    }

    /**
     * What looks like a program may be somebody's browser, and will look so whenever it is sent. Programs do not come back for one
     * page: who sends the same once more, from the page that asked for it and after a while, is believed.
     *
     * @param doubted what that page had from {@link #onceMore}
     */
    public Credence confirmed(
            Credence credence, Invitation invitation, Submission submission, Optional<String> doubted) {
        return onceMore(credence, invitation.id(), doubted)
                .flatMap(asked -> responses
                        .find(invitation.id())
                        .filter(response ->
                                isDoubted(response, asked.second(), responses.asKept(invitation, submission)))
                        .map(response -> askedSince(credence, response, asked)))
                .filter(since -> isLookedAt(since, submission.answeredAt()))
                .<Credence>map(ignored -> new Credence.Believed())
                .orElse(credence);
    }

    /** As of an answer, of who takes it back. */
    public Credence confirmed(Credence credence, Response response, Instant pressedAt, Optional<String> doubted) {
        return onceMore(credence, response.invitationId(), doubted)
                .filter(asked -> asked.second().equals(response.current().submissionId()))
                .filter(asked -> isLookedAt(asked.moment(), pressedAt))
                .<Credence>map(ignored -> new Credence.Believed())
                .orElse(credence);
    }

    private Optional<SignedPair> onceMore(Credence credence, UUID invitationId, Optional<String> doubted) {
        return doubted.filter(ignored -> credence instanceof Credence.Suspected)
                .flatMap(token -> links.openPair(Purpose.ONCE_MORE, token))
                .filter(asked -> asked.first().equals(invitationId));
    }

    private static boolean isLookedAt(Instant since, Instant now) {
        return !since.plus(CONFIRMABLE).isAfter(now);
    }

    private static boolean isDoubted(Response response, UUID before, Submission again) {
        return !response.believes(before)
                && response.submission(before)
                        .filter(sent -> sent.answers().equals(again.answers()))
                        .isPresent();
    }

    /**
     * Who was thanked and came too soon, and does so again, need not wait on the page that asks: nothing else speaks for a program.
     * What looks like one has to.
     */
    private static Instant askedSince(Credence credence, Response response, SignedPair page) {
        boolean wasThanked =
                response.isUnconfirmed() && response.current().submissionId().equals(page.second());
        return credence.isTooSoon() && wasThanked ? response.answeredAt() : page.moment();
    }

    /**
     * What a page has to send along that asks for the same once more. It says since when it asks: of anonymous answers that stands
     * nowhere else.
     */
    public String onceMore(UUID invitationId, UUID submissionId, Instant askedAt) {
        return links.signPair(Purpose.ONCE_MORE, new SignedPair(invitationId, submissionId, askedAt));
    }

    private Optional<Suspicion> atSight(Visitor visitor) {
        if (visitor.fillsHiddenFields()) {
            return Optional.of(Suspicion.HONEYPOT);
        }
        String program = visitor.userAgent().toLowerCase(Locale.ROOT);
        return config.userAgents().stream().anyMatch(program::contains)
                ? Optional.of(Suspicion.KNOWN_SCANNER)
                : Optional.empty();
    }

    /** An answer may be here before the news of its mail. */
    void learn(@Observes MailSent mail) {
        responses
                .find(mail.invitationId())
                .filter(response -> !config.window().isZero())
                // Theirs are told at a moment that chance has chosen, and no mail is known to have led to them.
                .filter(response -> !Anonymity.holdsFor(response.invitation()))
                .ifPresent(response -> responses.judge(response, of(mail, response.answeredAt())));
    }

    private Credence of(MailSent mail, Instant answeredAt) {
        // Not long after the mail; also a little before, since the mail server's answer takes its time.
        boolean soon = answeredAt.isAfter(mail.sentAt().minus(config.window()))
                && answeredAt.isBefore(mail.sentAt().plus(config.window()));
        return soon ? new Credence.Suspected(Suspicion.TOO_SOON) : new Credence.Believed();
    }
}
