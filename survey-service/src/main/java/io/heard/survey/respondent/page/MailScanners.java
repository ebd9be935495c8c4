package io.heard.survey.respondent.page;

import io.heard.survey.respondent.trace.MailTimes;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;

/** Programs that check mails: within seconds of the mail they open its links, tick boxes and press buttons. */
@ApplicationScoped
class MailScanners {

    private final MailTimes mails;
    private final ScannerConfig config;
    private final Clock clock;

    MailScanners(MailTimes mails, ScannerConfig config, Clock clock) {
        this.mails = mails;
        this.config = config;
        this.clock = clock;
    }

    /** Whether what is pressed now may be pressed by one of them. */
    boolean mayBeAtWork(UUID invitationId) {
        return !config.window().isZero()
                && mails.latest(invitationId)
                        .filter(mail -> clock.instant().isBefore(mail.plus(config.window())))
                        .isPresent();
    }
}
