package io.heard.insights.theme.growth;

import io.heard.contracts.event.ThemeGrew;
import io.heard.insights.theme.growth.Growth.Counts;
import io.heard.insights.theme.history.ShownAnswers;
import io.heard.insights.theme.upkeep.state.Leases;
import io.heard.insights.theme.upkeep.state.MiningConfig;
import io.heard.messaging.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.Session;

/**
 * Since when each theme grows. What begins is told in the transaction that records it, so once; it ends when the theme has not grown
 * for as long as is recent, so that one at the edge does not begin anew every hour.
 */
@ApplicationScoped
class GrowthEpisodes {

    private static final String DUE =
            "select product from mining_state where discovered > 0 and growth_looked_at <= :before order by product";

    private static final String TAKE_TURN = """
            update mining_state set growth_looked_at = :now where product = :product and growth_looked_at <= :before""";

    private static final String GO_ON = """
            update growth_episode set last_grown_at = :now
            where product = :product and ended_at is null and theme_id = any(:themes)""";

    private static final String END = """
            update growth_episode set ended_at = :now
            where product = :product and ended_at is null and last_grown_at <= :before""";

    /** Of a theme that somebody muted nobody wants to hear, and of one that no list shows nobody could see it. */
    private static final String BEGIN = """
            insert into growth_episode (theme_id, product, began_at, last_grown_at)
            select id, product, :now, :now from theme
            where id = any(:themes) and retired_at is null and not muted
                and (sentences is not null or label_by_people or keeps_members or :fewest <= (
                    select count(distinct verbatim.customer_id) from mention
                    join segment on segment.id = mention.segment_id
                    join verbatim on verbatim.id = segment.verbatim_id and verbatim.revision = segment.revision
                    where mention.theme_id = theme.id and %s))
            order by id
            on conflict (theme_id) where ended_at is null do nothing
            returning theme_id""".formatted(ShownAnswers.CONDITION);

    private final Session session;
    private final Leases leases;
    private final ThemeGrowth growth;
    private final Outbox outbox;
    private final GrowthConfig config;
    private final MiningConfig mining;
    private final Clock clock;

    GrowthEpisodes(
            Session session,
            Leases leases,
            ThemeGrowth growth,
            Outbox outbox,
            GrowthConfig config,
            MiningConfig mining,
            Clock clock) {
        this.session = session;
        this.leases = leases;
        this.growth = growth;
        this.outbox = outbox;
        this.config = config;
        this.mining = mining;
        this.clock = clock;
    }

    /** Products with themes that were not looked at for an interval. */
    @Transactional
    List<String> due() {
        return session.createNativeQuery(DUE, String.class)
                .setParameter("before", clock.instant().minus(config.interval()))
                .getResultList();
    }

    /** Nothing happens when another instance has looked in the meantime. */
    @Transactional
    void look(String product) {
        leases.hold(product);
        Instant now = clock.instant();
        if (session.createNativeMutationQuery(TAKE_TURN)
                        .setParameter("product", product)
                        .setParameter("now", now)
                        .setParameter("before", now.minus(config.interval()))
                        .executeUpdate()
                == 0) {
            return;
        }
        Map<UUID, Counts> growing = growth.growing(product, now);
        UUID[] themes = growing.keySet().toArray(UUID[]::new);
        session.createNativeMutationQuery(GO_ON)
                .setParameter("product", product)
                .setParameter("themes", themes)
                .setParameter("now", now)
                .executeUpdate();
        session.createNativeMutationQuery(END)
                .setParameter("product", product)
                .setParameter("now", now)
                .setParameter("before", now.minus(ThemeGrowth.WINDOW))
                .executeUpdate();
        List<UUID> begun = session.createNativeQuery(BEGIN, UUID.class)
                .setParameter("themes", themes)
                .setParameter("fewest", mining.fewestCustomers())
                .setParameter("now", now)
                .getResultList();
        outbox.addAll(begun.stream()
                .map(theme -> event(theme, product, Objects.requireNonNull(growing.get(theme)), now))
                .toList());
    }

    private static ThemeGrew event(UUID theme, String product, Counts counts, Instant now) {
        return new ThemeGrew(theme, product, counts.recent(), counts.earlier(), now);
    }
}
