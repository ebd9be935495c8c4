package io.heard.messaging.outbox;

import static jakarta.transaction.Transactional.TxType.MANDATORY;
import static java.util.stream.Collectors.toCollection;

import io.heard.messaging.PollingThread;
import io.heard.messaging.ReceivedEvent;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

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

    /** In one order for everybody: two groups that share events never wait for each other in a circle. */
    private static final String CLAIM_ALL = """
            insert into inbox (source, event_id)
            select e.source, e.event_id
            from unnest(cast(:sources as text[]), cast(:eventIds as text[])) as e (source, event_id)
            order by e.source, e.event_id
            on conflict do nothing
            returning source, event_id""";

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

    /** As {@link #claim(ReceivedEvent)} for many in one statement. An event that is among them twice is claimed once. */
    @Transactional(MANDATORY)
    @SuppressWarnings("unchecked")
    public Set<ReceivedEvent> claim(Collection<ReceivedEvent> events) {
        List<Tuple> claimed = entityManager
                .createNativeQuery(CLAIM_ALL, Tuple.class)
                .setParameter(
                        "sources", events.stream().map(ReceivedEvent::source).toArray(String[]::new))
                .setParameter("eventIds", events.stream().map(ReceivedEvent::id).toArray(String[]::new))
                .getResultList();
        Set<List<String>> keys = claimed.stream()
                .map(row -> List.of(row.get(0, String.class), row.get(1, String.class)))
                .collect(toCollection(HashSet::new));
        Set<ReceivedEvent> fresh = new LinkedHashSet<>();
        for (ReceivedEvent event : events) {
            if (keys.remove(List.of(event.source(), event.id()))) {
                fresh.add(event);
            }
        }
        return fresh;
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
