package io.heard.survey.sending;

import io.heard.messaging.outbox.Outage;
import io.heard.survey.invitation.DueInvitation;
import io.heard.survey.mail.MailOutcome;
import io.heard.survey.mail.PreparedMail;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One mail after the other, for one thread at a time. At most one of them is at the mail server or has a result that is not kept
 * yet, so a process that dies leaves one doubt for each sender.
 */
final class Sender {

    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final Outage OUTAGE = new Outage();

    private final SendingLine line;
    private final Clock clock;
    private final Duration patience;
    private final BooleanSupplier stopping;

    private @Nullable SentMail last;

    /** @param patience for how long a result is worth insisting on */
    Sender(SendingLine line, Clock clock, Duration patience, BooleanSupplier stopping) {
        this.line = line;
        this.clock = clock;
        this.patience = patience;
        this.stopping = stopping;
    }

    /** Sends it, or gives it back when it cannot be its turn now. */
    void send(DueInvitation due) throws InterruptedException {
        String domain = domain(due);
        Optional<Instant> later = line.pace().later(domain);
        if (later.isPresent() || !line.breaker().mayGo()) {
            line.queue().giveBack(List.of(due), later.orElse(Instant.EPOCH));
            return;
        }
        boolean begun = false;
        try {
            line.pace().awaitTurn();
            // Made before it is begun: what only takes time leaves no doubt.
            PreparedMail prepared = line.mail().prepare(line.letters().letter(due));
            begun = begin(due);
            if (begun) {
                MailOutcome outcome = line.mail().send(prepared);
                last = new SentMail(due, outcome, clock.instant());
                note(due.campaign().id(), domain, outcome);
            }
        } finally {
            if (!begun) {
                line.breaker().nothingSent();
            }
        }
    }

    private void note(UUID campaignId, String domain, MailOutcome outcome) {
        line.breaker().note(campaignId, outcome);
        line.pace().note(domain, outcome);
        if (outcome instanceof MailOutcome.Accepted) {
            line.deadAddresses().answered(campaignId, false);
        } else if (outcome instanceof MailOutcome.Refused refused && refused.isAboutTheAddress()) {
            line.deadAddresses().answered(campaignId, true);
        }
    }

    private boolean begin(DueInvitation due) throws InterruptedException {
        try {
            boolean begun = line.commits().exchange(Optional.ofNullable(last), Optional.of(due));
            last = null;
            return begun;
        } catch (RuntimeException e) {
            settle();
            throw e;
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
                line.commits().exchange(Optional.of(last), Optional.empty());
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

    private static String domain(DueInvitation due) {
        String address = due.respondent().email().orElseThrow();
        return address.substring(address.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
    }
}
