package io.heard.survey.sending;

import io.heard.survey.campaign.schedule.Reminders;
import io.heard.survey.mail.MailOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * What the row of an invitation learns about its mail.
 *
 * @param next when a sender may take it again; null when nothing is left to do
 */
record KeptResult(
        UUID id,
        int fence,
        String outcome,
        @Nullable String reason,
        String at,
        @Nullable String next) {

    private static final List<Duration> BACK_OFF = List.of(
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(15),
            Duration.ofHours(1),
            Duration.ofHours(4));

    /** Of the wait: those that were postponed together do not all come back together. */
    private static final double JITTER = 0.2;

    static KeptResult of(SentMail mail, InvitationConfig config) {
        return switch (mail.outcome()) {
            case MailOutcome.Accepted accepted -> of(mail, "ACCEPTED", null, nextReminder(mail));
            case MailOutcome.Refused(int replyCode, String status) -> of(mail, "REFUSED", "reply-" + replyCode, null);
            case MailOutcome.Postponed(String reason) ->
                of(
                        mail,
                        "POSTPONED",
                        reason,
                        mail.at().plus(backOff(mail.due().invitation().attempts())));
            case MailOutcome.InDoubt inDoubt ->
                of(mail, "IN_DOUBT", "in-doubt", mail.at().plus(config.lease()));
        };
    }

    private static KeptResult of(SentMail mail, String outcome, @Nullable String reason, @Nullable Instant next) {
        return new KeptResult(
                mail.due().invitation().id(),
                mail.due().invitation().fence(),
                outcome,
                reason,
                mail.at().toString(),
                next == null ? null : next.toString());
    }

    private static @Nullable Instant nextReminder(SentMail mail) {
        Reminders reminders = mail.due().campaign().reminders();
        return mail.due().invitation().step() < reminders.count() ? mail.at().plus(reminders.spacing()) : null;
    }

    /** @param before how many attempts there were before this one */
    private static Duration backOff(int before) {
        Duration wait = BACK_OFF.get(Math.clamp(before, 0, BACK_OFF.size() - 1));
        double factor = 1 + JITTER * ThreadLocalRandom.current().nextDouble();
        return Duration.ofMillis(Math.round(wait.toMillis() * factor));
    }
}
