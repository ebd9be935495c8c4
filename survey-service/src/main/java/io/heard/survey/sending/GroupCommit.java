package io.heard.survey.sending;

import io.heard.messaging.outbox.Outage;
import io.heard.survey.invitation.DueInvitation;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Lets senders share transactions: while one is under way, those who come meanwhile wait for the next, which is theirs together.
 * So the more senders there are, the less a mail costs, and a single one waits for nobody.
 */
@ApplicationScoped
class GroupCommit {

    private static final Outage OUTAGE = new Outage();

    private final InvitationQueue queue;
    private final BlockingQueue<Exchange> waiting = new LinkedBlockingQueue<>();
    private final Lock underWay = new ReentrantLock();

    GroupCommit(InvitationQueue queue) {
        this.queue = queue;
    }

    /**
     * Keeps the result of one mail and begins the next; both or neither.
     *
     * @return true when the next mail may go out now; else it was given back
     */
    boolean exchange(Optional<SentMail> result, Optional<DueInvitation> next) {
        var exchange = new Exchange(result, next);
        waiting.add(exchange);
        underWay.lock();
        try {
            if (!exchange.done) {
                commit();
            }
        } finally {
            underWay.unlock();
        }
        return exchange.begun();
    }

    private void commit() {
        List<Exchange> group = new ArrayList<>();
        waiting.drainTo(group);
        try {
            commit(group);
        } catch (RuntimeException e) {
            if (group.size() == 1 || OUTAGE.test(e)) {
                group.forEach(exchange -> exchange.fail(e));
            } else {
                group.forEach(this::commitAlone);
            }
        }
    }

    /** One that cannot be kept must not keep the others from it. */
    private void commitAlone(Exchange exchange) {
        try {
            commit(List.of(exchange));
        } catch (RuntimeException e) {
            exchange.fail(e);
        }
    }

    private void commit(List<Exchange> group) {
        Set<UUID> begun = queue.keepAndBegin(
                group.stream().flatMap(exchange -> exchange.result.stream()).toList(),
                group.stream().flatMap(exchange -> exchange.next.stream()).toList());
        group.forEach(exchange -> exchange.end(begun));
    }

    /** What one sender wants. Written and read under the lock. */
    private static final class Exchange {

        private final Optional<SentMail> result;
        private final Optional<DueInvitation> next;
        private boolean done;
        private boolean begun;
        private @Nullable RuntimeException failure;

        private Exchange(Optional<SentMail> result, Optional<DueInvitation> next) {
            this.result = result;
            this.next = next;
        }

        private void end(Set<UUID> all) {
            done = true;
            begun = next.filter(due -> all.contains(due.invitation().id())).isPresent();
        }

        private void fail(RuntimeException e) {
            done = true;
            failure = e;
        }

        private boolean begun() {
            if (failure != null) {
                throw failure;
            }
            return begun;
        }
    }
}
