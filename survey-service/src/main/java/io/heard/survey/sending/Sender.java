package io.heard.survey.sending;

import io.heard.messaging.outbox.Outage;
import io.heard.survey.invitation.DueInvitation;
import io.heard.survey.mail.MailOutcome;
import io.heard.survey.mail.MailSender;
import io.heard.survey.mail.PreparedMail;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One mail after the other, for one thread at a time. At most one of them is at the mail server or has a result that is not kept
 * yet, so a process that dies leaves one doubt for each sender.
 */
final class Sender {

    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final Outage OUTAGE = new Outage();

    private final GroupCommit commits;
    private final Letters letters;
    private final MailSender mail;
    private final Clock clock;
    private final Duration patience;
    private final BooleanSupplier stopping;

    private @Nullable SentMail last;

    /** @param patience for how long a result is worth insisting on */
    Sender(
            GroupCommit commits,
            Letters letters,
            MailSender mail,
            Clock clock,
            Duration patience,
            BooleanSupplier stopping) {
        this.commits = commits;
        this.letters = letters;
        this.mail = mail;
        this.clock = clock;
        this.patience = patience;
        this.stopping = stopping;
    }

    /** The mail is made before it is begun: what only takes time leaves no doubt. */
    void send(DueInvitation due) throws InterruptedException {
        PreparedMail prepared = mail.prepare(letters.letter(due));
        boolean begun;
        try {
            begun = commits.exchange(Optional.ofNullable(last), Optional.of(due));
        } catch (RuntimeException e) {
            settle();
            throw e;
        }
        last = null;
        if (begun) {
            MailOutcome outcome = mail.send(prepared);
            last = new SentMail(due, outcome, clock.instant());
        }
    }

    /**
     * Keeps the last result. Insists while the database is away: without its result the mail would go out again when the lease
     * ends. A result that was kept after all is not kept twice, since the claim is over by then.
     */
    void settle() throws InterruptedException {
        Instant enough = clock.instant().plus(patience);
        while (last != null) {
            boolean giveUp = stopping.getAsBoolean() || !clock.instant().isBefore(enough);
            try {
                commits.exchange(Optional.of(last), Optional.empty());
                last = null;
            } catch (RuntimeException e) {
                if (giveUp || !OUTAGE.test(e)) {
                    last = null;
                    throw e;
                }
                Thread.sleep(PAUSE);
            }
        }
    }
}
