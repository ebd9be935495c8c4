package io.heard.survey.invitation;

import io.heard.messaging.PollingThread;
import io.heard.survey.design.SurveyContent;
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
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/** Works off due invitations, as many at a time as there are connections to the mail server. */
@ApplicationScoped
class InvitationSender {

    /** Shorter than the time the process is given to end. */
    private static final Duration LONGEST_FAREWELL = Duration.ofSeconds(15);

    private final InvitationQueue queue;
    private final CustomerLinks links;
    private final MailSender mail;
    private final int senders;
    private final ExecutorService threads;
    private final PollingThread dispatcher;

    InvitationSender(
            InvitationQueue queue,
            CustomerLinks links,
            MailSender mail,
            MailConfig config,
            InvitationConfig invitations) {
        this.queue = queue;
        this.links = links;
        this.mail = mail;
        this.senders = config.connections();
        this.threads = Executors.newFixedThreadPool(
                senders, Thread.ofPlatform().name("sender-", 1).daemon().factory());
        this.dispatcher = new PollingThread("invitation-sender", invitations.pollInterval(), this::sendDue);
    }

    void start(@Observes StartupEvent started) {
        dispatcher.start();
    }

    /** Finishes the mails under way; what was claimed and not begun is given back. */
    void stop(@Observes ShutdownEvent shutdown) {
        if (!dispatcher.stop(LONGEST_FAREWELL)) {
            Log.warn("A mail was still under way at the end; it is in doubt until its lease runs out");
        }
        threads.shutdown();
    }

    /** Returns when nothing is due any more. */
    void sendDue() {
        if (!queue.hasDue()) {
            return;
        }
        CompletableFuture<?>[] all = Stream.generate(() -> CompletableFuture.runAsync(this::sendAll, threads))
                .limit(senders)
                .toArray(CompletableFuture<?>[]::new);
        CompletableFuture.allOf(all).join();
    }

    private void sendAll() {
        try {
            InvitationQueue.Claim claim;
            do {
                claim = queue.claim();
                for (DueInvitation due : claim.sendable()) {
                    send(due);
                }
            } while (claim.size() > 0 && !dispatcher.isStopping());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            // What it held comes back when its lease runs out. The message may quote values, so only its kind is told.
            Log.errorf("A sender stopped: %s", e.getClass().getName());
        }
    }

    private void send(DueInvitation due) throws InterruptedException {
        if (dispatcher.isStopping() || !queue.begin(due.invitation())) {
            queue.release(due.invitation());
            return;
        }
        MailOutcome outcome = mail.send(mail(due));
        queue.finish(due, outcome);
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
