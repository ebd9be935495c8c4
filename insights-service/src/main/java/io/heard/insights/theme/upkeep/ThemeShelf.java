package io.heard.insights.theme.upkeep;

import io.heard.contracts.event.ThemeMerged;
import io.heard.insights.mining.ThemeAssignment.Assigned;
import io.heard.insights.theme.telling.UntoldResponses;
import io.heard.insights.theme.upkeep.FoundThemes.Found;
import io.heard.insights.theme.upkeep.state.Leases;
import io.heard.insights.theme.upkeep.state.MiningStates;
import io.heard.messaging.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;

/** Puts found themes into the store, in place of those before. */
@ApplicationScoped
class ThemeShelf {

    private static final String BEAR = """
            insert into theme (id, product, label, centroid, born_at) values (:id, :product, :label, :centroid, :now)""";

    private static final String KEEP = "update theme set label = :label, centroid = :centroid where id = :id";

    private static final String RETIRE = "update theme set retired_at = :now where id = :id and retired_at is null";

    /** Segments that went with an answer given anew meanwhile are passed over. */
    private static final String MENTION = """
            insert into mention (segment_id, theme_id, similarity)
            select given.segment_id, given.theme_id, given.similarity
            from unnest(:segments, :themes, :similarities) as given (segment_id, theme_id, similarity)
            join segment on segment.id = given.segment_id""";

    private final Session session;
    private final Leases leases;
    private final MiningStates states;
    private final UntoldResponses untold;
    private final Outbox outbox;
    private final Clock clock;

    ThemeShelf(
            Session session, Leases leases, MiningStates states, UntoldResponses untold, Outbox outbox, Clock clock) {
        this.session = session;
        this.leases = leases;
        this.states = states;
        this.untold = untold;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Transactional
    void store(String product, FoundThemes found) {
        leases.renew(product);
        found.themes().forEach(theme -> store(product, theme));
        session.createNativeMutationQuery("delete from mention where segment_id = any(:segments)")
                .setParameter("segments", found.segments().keySet().toArray(UUID[]::new))
                .executeUpdate();
        untold.addThemes(found.successors().keySet());
        found.successors().forEach(this::retire);
        mention(found);
        untold.addSegments(found.segments().keySet());
        tellMergers(product, found);
        states.discovered(product, found.segments().size(), found.open(), found.mean());
    }

    private void store(String product, Found theme) {
        if (theme.isNew()) {
            session.createNativeMutationQuery(BEAR)
                    .setParameter("id", theme.id())
                    .setParameter("product", product)
                    .setParameter("label", theme.label())
                    .setParameter("centroid", theme.centroid().toBytes())
                    .setParameter("now", clock.instant())
                    .executeUpdate();
        } else {
            session.createNativeMutationQuery(KEEP)
                    .setParameter("id", theme.id())
                    .setParameter("label", theme.label())
                    .setParameter("centroid", theme.centroid().toBytes())
                    .executeUpdate();
        }
    }

    /** Mentions too old for the sample follow the others into the theme that took them over. */
    private void retire(UUID theme, Optional<UUID> successor) {
        session.createNativeMutationQuery(RETIRE)
                .setParameter("id", theme)
                .setParameter("now", clock.instant())
                .executeUpdate();
        if (successor.isPresent()) {
            session.createNativeMutationQuery("update mention set theme_id = :successor where theme_id = :id")
                    .setParameter("successor", successor.get())
                    .setParameter("id", theme)
                    .executeUpdate();
        } else {
            session.createNativeMutationQuery("delete from mention where theme_id = :id")
                    .setParameter("id", theme)
                    .executeUpdate();
        }
    }

    /** Who knows a theme's id by heart shall still find what became of it. */
    private void tellMergers(String product, FoundThemes found) {
        Instant now = clock.instant();
        List<ThemeMerged> mergers = new ArrayList<>();
        found.successors()
                .forEach((theme, successor) ->
                        successor.ifPresent(heir -> mergers.add(new ThemeMerged(theme, heir, product, now))));
        outbox.addAll(mergers);
    }

    private void mention(FoundThemes found) {
        List<UUID> segments = new ArrayList<>();
        List<Assigned> assigned = new ArrayList<>();
        found.segments()
                .forEach((segment, theme) -> theme.ifPresent(present -> {
                    segments.add(segment);
                    assigned.add(present);
                }));
        session.createNativeMutationQuery(MENTION)
                .setParameter("segments", segments.toArray(UUID[]::new))
                .setParameter("themes", assigned.stream().map(Assigned::themeId).toArray(UUID[]::new))
                .setParameter(
                        "similarities",
                        assigned.stream().map(Assigned::similarity).toArray(Float[]::new))
                .executeUpdate();
    }
}
