package io.heard.messaging.outbox;

import io.heard.messaging.OutgoingEvent;
import io.quarkus.arc.properties.IfBuildProperty;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hibernate.Session;

/**
 * The outbox as the relay sees it. One relay at a time keeps events in order; "skip locked" workers would overtake each other.
 * Which one it is stands in a row with a lease, so that no transaction is open while Kafka answers.
 */
@ApplicationScoped
@IfBuildProperty(name = "heard.outbox.relay", stringValue = "true")
public class WaitingEvents {

    private static final String ANY = "select exists (select from outbox where set_aside_at is null)";

    private static final String LEASE = """
            insert into outbox_relay (holder, held_until)
            values (:relay, clock_timestamp() + make_interval(secs => :lease))
            on conflict (only_row) do update set holder = excluded.holder, held_until = excluded.held_until
            where outbox_relay.holder = excluded.holder or outbox_relay.held_until <= clock_timestamp()""";

    private static final String RELEASE = "delete from outbox_relay where holder = :relay";

    private static final String OLDEST = """
            select id, topic, type, subject, occurred_at, data from outbox
            where set_aside_at is null order by position limit :batch""";

    private static final String DELETE = "delete from outbox where id = any(:ids)";
    private static final String SET_ASIDE = "update outbox set set_aside_at = clock_timestamp() where id = any(:ids)";

    private static final String BACKLOG = """
            select
                (select count(*) from (select from outbox where set_aside_at is null limit 100000) waiting) as waiting,
                (select count(*) from outbox where set_aside_at is not null) as set_aside,
                coalesce((select extract(epoch from clock_timestamp() - occurred_at) from outbox
                    where set_aside_at is null order by position limit 1), 0) as age""";

    /**
     * Not to wait for the disk twice a round. Should the database lose the last moments, the lease is only taken again and events
     * are published again, which no consumer counts twice; those who write events wait for the disk.
     */
    private static final String DO_NOT_WAIT = "select set_config('synchronous_commit', 'off', true)";

    private final UUID relay = UUID.randomUUID();
    private final Session session;

    WaitingEvents(Session session) {
        this.session = session;
    }

    /**
     * The oldest events, at most one of each subject: the next one of a subject is only sent when Kafka has the one before.
     * None when another relay is at work.
     *
     * @param lease for how long nobody else gets any
     */
    @Transactional
    public List<OutgoingEvent> take(int most, Duration lease) {
        if (!isAnyWaiting()) {
            return List.of();
        }
        doNotWaitForTheDisk();
        if (!acquire(lease)) {
            return List.of();
        }
        Set<String> subjects = new HashSet<>();
        return session.createNativeQuery(OLDEST, Tuple.class).setParameter("batch", most).getResultList().stream()
                .map(WaitingEvents::event)
                .filter(event -> subjects.add(event.subject()))
                .toList();
    }

    /** Forgets what Kafka has, sets aside what it will never take, and ends the lease. */
    @Transactional
    public void settle(List<OutgoingEvent> taken, List<OutgoingEvent> refused) {
        doNotWaitForTheDisk();
        change(DELETE, taken);
        change(SET_ASIDE, refused);
        session.createNativeMutationQuery(RELEASE).setParameter("relay", relay).executeUpdate();
    }

    @Transactional
    public Backlog backlog() {
        Tuple row = session.createNativeQuery(BACKLOG, Tuple.class).getSingleResult();
        return new Backlog(
                number(row, "waiting").longValue(),
                number(row, "age").doubleValue(),
                number(row, "set_aside").longValue());
    }

    /**
     * @param waiting counted up to 100 000
     * @param ageSeconds of the event that has waited longest
     */
    public record Backlog(long waiting, double ageSeconds, long setAside) {}

    private boolean isAnyWaiting() {
        return session.createNativeQuery(ANY, Boolean.class)
                .setQueryPlanCacheable(false)
                .getSingleResult();
    }

    private void doNotWaitForTheDisk() {
        session.createNativeQuery(DO_NOT_WAIT, String.class)
                .setQueryPlanCacheable(false)
                .getSingleResult();
    }

    private boolean acquire(Duration lease) {
        return session.createNativeMutationQuery(LEASE)
                        .setParameter("relay", relay)
                        .setParameter("lease", (double) lease.toSeconds())
                        .executeUpdate()
                == 1;
    }

    private void change(String sql, List<OutgoingEvent> events) {
        if (!events.isEmpty()) {
            session.createNativeMutationQuery(sql)
                    .setParameter(
                            "ids",
                            events.stream().map(e -> UUID.fromString(e.id())).toArray(UUID[]::new))
                    .executeUpdate();
        }
    }

    private static Number number(Tuple row, String column) {
        return row.get(column, Number.class);
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
