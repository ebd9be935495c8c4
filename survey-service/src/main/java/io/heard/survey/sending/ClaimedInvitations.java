package io.heard.survey.sending;

import io.heard.survey.invitation.DueInvitation;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Claimed invitations on their way from whoever claims to those who send. */
final class ClaimedInvitations {

    private final Deque<DueInvitation> waiting = new ArrayDeque<>();

    synchronized void add(Collection<DueInvitation> claimed) {
        waiting.addAll(claimed);
        notifyAll();
    }

    /** The next one; empty when none comes in time. */
    synchronized Optional<DueInvitation> take(Duration patience) throws InterruptedException {
        await(() -> !waiting.isEmpty(), patience);
        Optional<DueInvitation> next = Optional.ofNullable(waiting.poll());
        notifyAll();
        return next;
    }

    /** True when at most so many wait; false when it does not come to that in time. */
    synchronized boolean awaitAtMost(int most, Duration patience) throws InterruptedException {
        await(() -> waiting.size() <= most, patience);
        return waiting.size() <= most;
    }

    synchronized List<DueInvitation> drain() {
        List<DueInvitation> all = new ArrayList<>(waiting);
        waiting.clear();
        notifyAll();
        return all;
    }

    private synchronized void await(BooleanSupplier condition, Duration patience) throws InterruptedException {
        long enough = System.nanoTime() + patience.toNanos();
        long left = patience.toMillis();
        while (!condition.getAsBoolean() && left > 0) {
            wait(left);
            left = Duration.ofNanos(enough - System.nanoTime()).toMillis();
        }
    }
}
