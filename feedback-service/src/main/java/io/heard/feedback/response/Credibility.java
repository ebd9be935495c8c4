package io.heard.feedback.response;

import io.heard.contracts.event.Suspicion;
import io.heard.feedback.invitation.MailSent;
import io.heard.feedback.invitation.SentMails;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
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

    private final SentMails mails;
    private final Responses responses;
    private final ScannerConfig config;

    Credibility(SentMails mails, Responses responses, ScannerConfig config) {
        this.mails = mails;
        this.responses = responses;
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
                .ifPresent(response -> responses.judge(response, of(mail, response.answeredAt())));
    }

    private Credence of(MailSent mail, Instant answeredAt) {
        // Not long after the mail; also a little before, since the mail server's answer takes its time.
        boolean soon = answeredAt.isAfter(mail.sentAt().minus(config.window()))
                && answeredAt.isBefore(mail.sentAt().plus(config.window()));
        return soon ? new Credence.Suspected(Suspicion.TOO_SOON) : new Credence.Believed();
    }
}
