package io.heard.survey.sending;

import io.heard.messaging.PollingThread;
import io.heard.messaging.outbox.Outage;
import io.heard.survey.design.SurveyContent;
import io.heard.survey.invitation.DueInvitation;
import io.heard.survey.invitation.Invitation;
import io.heard.survey.link.CustomerLinks;
import io.heard.survey.mail.InvitationMail;
import io.heard.survey.mail.MailConfig;
import io.heard.survey.mail.MailOutcome;
import io.heard.survey.mail.MailSender;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Works off due invitations, as many at a time as there are connections to the mail server. Each sender claims and sends by
 * itself, so a mail server that thinks for long about one mail holds up one sender.
 */
@ApplicationScoped
public class InvitationSender {

    /** Shorter than the time the process is given to end. */
    private static final Duration LONGEST_FAREWELL = Duration.ofSeconds(15);

    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final Outage OUTAGE = new Outage();

    private final InvitationQueue queue;
    private final CustomerLinks links;
    private final MailSender mail;
    private final Clock clock;
    private final Duration halfALease;
    private final List<PollingThread> senders;

    InvitationSender(
            InvitationQueue queue,
            CustomerLinks links,
            MailSender mail,
            MailConfig config,
            InvitationConfig invitations,
            Clock clock) {
        this.queue = queue;
        this.links = links;
        this.mail = mail;
        this.clock = clock;
        this.halfALease = invitations.lease().dividedBy(2);
        // Half a lease of sending, one mail that may take a whole one, half a lease for its result; and as much to
        // spare.
        Duration longestRound = invitations.lease().multipliedBy(4);
        this.senders = IntStream.rangeClosed(1, config.connections())
                .mapToObj(number -> new PollingThread(
                        "sender-" + number, invitations.pollInterval(), longestRound, this::sendBatch))
                .toList();
    }

    void start(@Observes StartupEvent started) {
        senders.forEach(PollingThread::start);
    }

    /** Finishes the mails under way; what was claimed and not begun is given back. */
    void stop(@Observes ShutdownEvent shutdown) {
        long late = senders.stream()
                .filter(sender -> !sender.stop(LONGEST_FAREWELL))
                .count();
        if (late > 0) {
            Log.warnf("%d mails were still under way at the end; they are in doubt until their leases run out", late);
        }
    }

    /** What one sender does until nothing is due any more. */
    public void sendDue() {
        while (sendBatch()) {
            // A claim that found something may have left more.
        }
    }

    /** True when there may be more. */
    private boolean sendBatch() {
        InvitationQueue.Claim claim = queue.claim();
        try {
            sendAll(new ArrayDeque<>(claim.sendable()));
            return claim.size() > 0 && !isStopping();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** What it does not come to is given back at once; otherwise it would wait for the end of its lease. */
    private void sendAll(Deque<DueInvitation> waiting) throws InterruptedException {
        Instant enough = clock.instant().plus(halfALease);
        try {
            while (!waiting.isEmpty() && !isStopping() && clock.instant().isBefore(enough)) {
                send(waiting.peek());
                waiting.remove();
            }
        } finally {
            if (!waiting.isEmpty()) {
                giveBack(waiting);
            }
        }
    }

    private void giveBack(Collection<DueInvitation> claimed) {
        try {
            queue.release(claimed.stream().map(DueInvitation::invitation).toList());
        } catch (RuntimeException e) {
            Log.warnf(
                    "%d invitations wait for the end of their lease: %s",
                    claimed.size(), e.getClass().getName());
        }
    }

    private void send(DueInvitation due) throws InterruptedException {
        if (queue.begin(due.invitation())) {
            finish(due, mail.send(mail(due)));
        } else {
            queue.release(List.of(due.invitation()));
        }
    }

    /**
     * Insists while the database is away: without its result the mail would go out again when the lease ends. A result that was
     * kept after all is not kept twice, since the claim is over by then.
     */
    private void finish(DueInvitation due, MailOutcome outcome) throws InterruptedException {
        Instant enough = clock.instant().plus(halfALease);
        boolean kept = false;
        while (!kept) {
            boolean last = isStopping() || !clock.instant().isBefore(enough);
            try {
                queue.finish(due, outcome);
                kept = true;
            } catch (RuntimeException e) {
                if (last || !OUTAGE.test(e)) {
                    throw e;
                }
                senders.getFirst().pause(PAUSE);
            }
        }
    }

    /** They are told to stop together. */
    private boolean isStopping() {
        return senders.getFirst().isStopping();
    }

    private InvitationMail mail(DueInvitation due) {
        Invitation invitation = due.invitation();
        SurveyContent survey = due.survey().content();
        return new InvitationMail(
                invitation.id(),
                due.respondent().email().orElseThrow(),
                due.respondent().firstName(),
                due.campaign().subject(),
                due.interaction().touchpoint(),
                due.interaction().closedAt().atZone(due.respondent().zone()).toLocalDate(),
                survey.language(),
                survey.firstScore()
                        .map(question ->
                                new InvitationMail.ScoreQuestion(question.id(), question.type(), question.text())),
                links.survey(invitation.id(), invitation.expiresAt().orElseThrow()),
                links.optOut(invitation.id()));
    }
}
