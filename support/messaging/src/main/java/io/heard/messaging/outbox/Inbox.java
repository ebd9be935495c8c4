package io.heard.messaging.outbox;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

import io.heard.messaging.PollingThread;
import io.heard.messaging.ReceivedEvent;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Duration;

/**
 * Remembers which events were handled, so that a redelivery has no second effect. Not for ever: topics keep their events for a
 * week.
 */
@ApplicationScoped
public class Inbox {

    private static final Duration TIDIED_EVERY = Duration.ofHours(6);
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final int BATCH = 1_000;

    private static final String CLAIM =
            "insert into inbox (source, event_id) values (:source, :eventId) on conflict do nothing";

    private static final String FORGET = """
            delete from inbox where (source, event_id) in (
                select source, event_id from inbox
                where claimed_at < now() - interval '30 days'
                order by claimed_at
                limit :batch)""";

    private final EntityManager entityManager;
    private final PollingThread upkeep = new PollingThread("inbox-upkeep", TIDIED_EVERY, this::forgetAllOld);

    Inbox(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    void start(@Observes StartupEvent started) {
        upkeep.start();
    }

    void stop(@Observes ShutdownEvent stopping) {
        upkeep.stop(PATIENCE);
    }

    /** True the first time the service sees an event, false ever after. Event ids are unique per source only. */
    @Transactional(MANDATORY)
    public boolean claim(ReceivedEvent event) {
        int claimed = entityManager
                .createNativeQuery(CLAIM)
                .setParameter("source", event.source())
                .setParameter("eventId", event.id())
                .executeUpdate();
        return claimed == 1;
    }

    /** In short transactions: a table that was never tidied may hold millions. */
    public void forgetAllOld() {
        int forgotten = BATCH;
        while (forgotten == BATCH && !upkeep.isStopping()) {
            forgotten = QuarkusTransaction.requiringNew().call(this::forgetSome);
        }
    }

    private int forgetSome() {
        return entityManager
                .createNativeQuery(FORGET)
                .setParameter("batch", BATCH)
                .executeUpdate();
    }
}
