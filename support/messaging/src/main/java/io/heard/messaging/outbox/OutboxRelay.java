package io.heard.messaging.outbox;

import io.heard.messaging.EventPublisher;
import io.heard.messaging.OutgoingEvent;
import io.heard.messaging.PollingThread;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;

/**
 * Publishes outbox rows, oldest first, and deletes them once Kafka has them.
 *
 * <p>At-least-once: a crash between the acknowledgement and the commit publishes a batch again, which is why every consumer
 * claims an event before acting on it. Order holds per subject in all but one case: when Kafka refuses an event and takes a
 * later one of the same subject, the refused one follows behind; consumers therefore compare revisions and never rely on order
 * alone.
 *
 * <p>The transaction stays open while Kafka answers, so the channel's delivery timeout must be shorter than the
 * transaction timeout and the database's idle-in-transaction timeout.
 */
@ApplicationScoped
public class OutboxRelay {

    private static final String OLDEST =
            "select id, topic, type, subject, occurred_at, data from outbox order by position limit :batch";
    private static final Duration PATIENCE = Duration.ofSeconds(12);
    private static final long RELAY_LOCK = 8_710_310_842L;

    private final Session session;
    private final EventPublisher publisher;
    private final OutboxConfig config;
    private final PollingThread thread;

    OutboxRelay(Session session, EventPublisher publisher, OutboxConfig config) {
        this.session = session;
        this.publisher = publisher;
        this.config = config;
        this.thread = new PollingThread("outbox-relay", config.pollInterval(), this::relayAll);
    }

    void start(@Observes StartupEvent started) {
        thread.start();
    }

    /** What is not published yet stays in the outbox and is published after the next start. */
    void stop(@Observes ShutdownEvent stopping) {
        thread.stop(PATIENCE);
    }

    private void relayAll() {
        while (relayBatch() == config.batchSize() && !thread.isStopping()) {
            // A full batch means that more is waiting.
        }
    }

    /** How many events were published; 0 when there are none or another instance is at work. */
    @Transactional
    public int relayBatch() {
        if (!acquireRelayLock()) {
            return 0;
        }
        List<OutgoingEvent> batch = session
                .createNativeQuery(OLDEST, Tuple.class)
                .setParameter("batch", config.batchSize())
                .getResultList()
                .stream()
                .map(OutboxRelay::event)
                .toList();
        List<OutgoingEvent> published = publisher.publish(batch);
        if (!published.isEmpty()) {
            session.createNativeMutationQuery("delete from outbox where id = any(:ids)")
                    .setParameter(
                            "ids",
                            published.stream().map(e -> UUID.fromString(e.id())).toArray(UUID[]::new))
                    .executeUpdate();
        }
        return published.size();
    }

    /** One relay at a time keeps events in order; "skip locked" workers would overtake each other. */
    private boolean acquireRelayLock() {
        return session.createNativeQuery("select pg_try_advisory_xact_lock(:lock)", Boolean.class)
                .setParameter("lock", RELAY_LOCK)
                .getSingleResult();
    }

    private static OutgoingEvent event(Tuple row) {
        return new OutgoingEvent(
                row.get("id", UUID.class).toString(),
                row.get("topic", String.class),
                row.get("type", String.class),
                row.get("subject", String.class),
                row.get("occurred_at", Instant.class),
                row.get("data", String.class));
    }
}
