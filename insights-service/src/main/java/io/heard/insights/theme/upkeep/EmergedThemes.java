package io.heard.insights.theme.upkeep;

import io.heard.contracts.event.ThemeEmerged;
import io.heard.insights.theme.upkeep.state.Leases;
import io.heard.messaging.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hibernate.Session;

/**
 * Makes a theme of what has emerged, and tells of it: in the transaction that marks the complaints as looked at, so that each is
 * told exactly once.
 */
@ApplicationScoped
class EmergedThemes {

    /** For so long it is shown as new, and no run takes it apart. */
    static final Duration NEW_FOR = Duration.ofDays(14);

    private static final String MARK = "update segment set watched = true where id = any(:segments) and not watched";

    private static final String MARK_ALL =
            "update segment set watched = true where product = :product and complaint and not watched";

    private static final String RECORD = """
            insert into emergence (theme_id, product, customers, since, emerged_at, until, radius)
            values (:theme, :product, :customers, :since, :now, :until, :radius)""";

    /** Answers that are given anew meanwhile are passed over. */
    private static final String ADD_MEMBERS = """
            insert into emergence_member (theme_id, segment_id)
            select :theme, id from segment where id = any(:segments) order by id for key share""";

    private final Session session;
    private final Leases leases;
    private final ThemeShelf shelf;
    private final Outbox outbox;
    private final Clock clock;

    EmergedThemes(Session session, Leases leases, ThemeShelf shelf, Outbox outbox, Clock clock) {
        this.session = session;
        this.leases = leases;
        this.shelf = shelf;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * Something new.
     *
     * @param since when its first complaint was answered
     * @param radius see {@link io.heard.insights.mining.emerging.EmergenceWatch.Emergence}
     * @param segments what it was noticed by
     */
    record Emerged(UUID theme, int customers, Instant since, float radius, List<UUID> segments) {}

    /**
     * @param looked the complaints that were looked at
     * @param version of the themes that {@code found} was computed from
     * @param found a theme for each of {@code emerged}
     * @throws io.heard.insights.theme.upkeep.state.ThemesChangedException when people changed them meanwhile
     */
    @Transactional
    void store(String product, Collection<UUID> looked, int version, FoundThemes found, List<Emerged> emerged) {
        leases.renew(product);
        mark(looked);
        Set<UUID> born = shelf.add(product, version, found);
        emerged.stream().filter(one -> born.contains(one.theme())).forEach(one -> record(product, one));
    }

    /** Nothing emerged among them. */
    @Transactional
    void store(String product, Collection<UUID> looked) {
        leases.renew(product);
        mark(looked);
    }

    /** Leaves unlooked at what there is: it would fail the same way again. */
    @Transactional
    void skip(String product) {
        leases.renew(product);
        session.createNativeMutationQuery(MARK_ALL)
                .setParameter("product", product)
                .executeUpdate();
    }

    private void mark(Collection<UUID> segments) {
        session.createNativeMutationQuery(MARK)
                .setParameter("segments", segments.toArray(UUID[]::new))
                .executeUpdate();
    }

    private void record(String product, Emerged one) {
        Instant now = clock.instant();
        session.createNativeMutationQuery(RECORD)
                .setParameter("theme", one.theme())
                .setParameter("product", product)
                .setParameter("customers", one.customers())
                .setParameter("since", one.since())
                .setParameter("now", now)
                .setParameter("until", now.plus(NEW_FOR))
                .setParameter("radius", one.radius())
                .executeUpdate();
        session.createNativeMutationQuery(ADD_MEMBERS)
                .setParameter("theme", one.theme())
                .setParameter("segments", one.segments().toArray(UUID[]::new))
                .executeUpdate();
        outbox.addAll(List.of(new ThemeEmerged(one.theme(), product, one.customers(), one.since(), now)));
    }
}
