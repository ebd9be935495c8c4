package io.heard.survey.sending;

import io.heard.messaging.PollingThread;
import io.heard.survey.invitation.DueInvitation;
import io.heard.survey.mail.MailConfig;
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
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Works off due invitations. One thread claims them; a sender for each connection to the mail server takes one after the other,
 * so a mail server that thinks for long about one mail holds up one sender.
 */
@ApplicationScoped
public class InvitationSender {

    /** Shorter than the time the process is given to end. */
    private static final Duration LONGEST_FAREWELL = Duration.ofSeconds(15);

    private static final int SMALLEST_CLAIM = 8;

    private final InvitationQueue queue;
    private final SendingLine line;
    private final InvitationConfig config;
    private final Clock clock;
    private final ClaimedInvitations claimed = new ClaimedInvitations();
    private final PollingThread claimer;
    private final List<Connection> connections;

    private int claimSize = SMALLEST_CLAIM;
    private Instant claimedAt = Instant.MIN;

    /** A sender and the thread it works on. */
    private record Connection(Sender sender, PollingThread thread) {}

    InvitationSender(SendingLine line, MailConfig mailConfig, InvitationConfig config, Clock clock) {
        this.queue = line.queue();
        this.line = line;
        this.config = config;
        this.clock = clock;
        // One mail may take a whole lease, and half of one is spent on its result; and as much to spare.
        Duration longestRound = config.lease().multipliedBy(3);
        this.claimer = new PollingThread("claimer", config.pollInterval(), longestRound, this::claimRound);
        this.connections = IntStream.rangeClosed(1, mailConfig.connections())
                .mapToObj(number -> connection("sender-" + number, longestRound))
                .toList();
    }

    void start(@Observes StartupEvent started) {
        claimer.start();
        connections.forEach(connection -> connection.thread.start());
    }

    /** Finishes the mails under way; what was claimed and not begun is given back. */
    void stop(@Observes ShutdownEvent shutdown) {
        claimer.stop(LONGEST_FAREWELL);
        long late = connections.stream().filter(connection -> !stop(connection)).count();
        giveBack(claimed.drain());
        if (late > 0) {
            Log.warnf("%d mails were still under way at the end; they are in doubt until their leases run out", late);
        }
    }

    /** What one sender does until nothing is due any more. */
    public void sendDue() {
        boolean more = true;
        while (more) {
            InvitationQueue.Claim claim = queue.claim(config.batchSize());
            sendAll(new ArrayDeque<>(claim.sendable()));
            more = claim.size() > 0 && line.breaker().isOpenFor();
        }
    }

    private void sendAll(Deque<DueInvitation> waiting) {
        Sender sender = sender();
        try {
            while (!waiting.isEmpty()) {
                sender.send(waiting.peek());
                waiting.remove();
            }
            sender.settle();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            giveBack(waiting);
        }
    }

    /** True when there may be more. Claims as many as are sent in about a second, so that few are held for nothing. */
    private boolean claimRound() {
        try {
            if (!claimed.awaitAtMost(claimSize / 2, config.pollInterval())) {
                claimSize = Math.max(SMALLEST_CLAIM, claimSize / 2);
                giveBackTheOld();
                return true;
            }
            if (!line.breaker().isOpenFor()) {
                giveBack(claimed.drain());
                return false;
            }
            claimedAt = clock.instant();
            InvitationQueue.Claim claim = queue.claim(claimSize);
            claimed.add(claim.sendable());
            claimSize = Math.min(config.batchSize(), claimSize * 2);
            return claim.size() > 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void giveBackTheOld() {
        if (claimedAt.plus(config.claimLease().dividedBy(2)).isBefore(clock.instant())) {
            giveBack(claimed.drain());
        }
    }

    private Connection connection(String name, Duration longestRound) {
        Sender sender = sender();
        return new Connection(
                sender, new PollingThread(name, config.pollInterval(), longestRound, () -> sendNext(sender)));
    }

    private Sender sender() {
        return new Sender(line, clock, config.lease().dividedBy(2), this::isStopping);
    }

    /** True: the next round follows at once, since waiting for the next one is part of the round. */
    private boolean sendNext(Sender sender) {
        Optional<DueInvitation> next = Optional.empty();
        try {
            next = claimed.take(Duration.ZERO);
            if (next.isEmpty()) {
                sender.settle();
                next = claimed.take(config.pollInterval());
            }
            if (next.isPresent()) {
                sender.send(next.get());
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (RuntimeException e) {
            giveBack(next.stream().toList());
            throw e;
        }
    }

    private boolean stop(Connection connection) {
        if (!connection.thread.stop(LONGEST_FAREWELL)) {
            return false;
        }
        try {
            connection.sender.settle();
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (RuntimeException e) {
            return false;
        }
    }

    /** They would otherwise wait for the end of their lease. */
    private void giveBack(Collection<DueInvitation> unsent) {
        try {
            queue.giveBack(unsent);
        } catch (RuntimeException e) {
            Log.warnf(
                    "%d invitations wait for the end of their lease: %s",
                    unsent.size(), e.getClass().getName());
        }
    }

    /** They are told to stop together. */
    private boolean isStopping() {
        return claimer.isStopping();
    }
}
