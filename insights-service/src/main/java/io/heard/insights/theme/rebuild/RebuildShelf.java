package io.heard.insights.theme.rebuild;

import static jakarta.transaction.Transactional.TxType.MANDATORY;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import io.heard.insights.mining.Embedding;
import io.heard.insights.mining.change.Agreement;
import io.heard.insights.mining.change.ThemeChange;
import io.heard.insights.mining.change.ThemeChange.Kind;
import io.heard.insights.mining.discovery.CommonMean;
import io.heard.insights.mining.discovery.ThemeAssignment.Assigned;
import io.heard.insights.mining.rebase.Rebase;
import io.heard.insights.mining.rebase.RebaseReason;
import io.heard.insights.theme.rebase.Rebases;
import io.heard.insights.theme.rebuild.RebuildQueue.Order;
import io.heard.insights.theme.upkeep.FoundThemes;
import io.heard.insights.theme.upkeep.FoundThemes.Found;
import io.heard.insights.theme.upkeep.ThemeShelf;
import io.heard.insights.theme.upkeep.ThemeShelf.Plan;
import io.heard.insights.theme.upkeep.state.Leases;
import io.heard.insights.theme.upkeep.state.MiningStates;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** Keeps what was rebuilt beside the themes in force, with how the two compare, until it is decided about. */
@ApplicationScoped
class RebuildShelf {

    private static final String READY = """
            update theme_rebuild set state = 'READY', builds_until = '-infinity', built_at = :now, themes_version = :version,
                model = :model, complaints = :complaints, left_out = :leftOut, digest = :digest, mean = :mean, mean_of = :meanOf,
                themes_now = :themesNow, themes_then = :themesThen, mentions_now = :mentionsNow, changed = :changed, ari = :ari,
                nmi = :nmi, born = :born, merged = :merged, retired = :retired
            where id = :id""";

    private static final String THEME = """
            insert into rebuilt_theme (rebuild_id, theme_id, place, is_new, label, centroid, centres, least_similarity, mentions,
                mentions_now)
            values (:rebuild, :theme, :place, :isNew, :label, :centroid, :centres, :leastSimilarity, :mentions, :mentionsNow)""";

    /** An answer that is withdrawn meanwhile is passed over. */
    private static final String MENTIONS = """
            insert into rebuilt_mention (rebuild_id, segment_id, theme_id, similarity)
            select :rebuild, segment.id, given.theme_id, given.similarity
            from unnest(:segments, :themes, :similarities) as given (segment_id, theme_id, similarity)
            join segment on segment.id = given.segment_id order by segment.id for key share of segment""";

    private static final String SUCCESSOR = """
            insert into rebuilt_successor (rebuild_id, theme_id, heir_id, mentions_now)
            select :rebuild, id, cast(:heir as uuid), :mentionsNow from theme where id = :theme""";

    private static final String LEFT_OUT = """
            select cast(count(*) as int) from segment where complaint and language is null and product = :product and not exists (
                select from rebuilt_mention where rebuild_id = :rebuild and segment_id = segment.id)""";

    private static final String THEMES = "select * from rebuilt_theme where rebuild_id = :rebuild order by place";

    private static final String MENTIONED = """
            select rebuilt_mention.segment_id, rebuilt_mention.theme_id, rebuilt_mention.similarity from rebuilt_mention
            join segment on segment.id = rebuilt_mention.segment_id
            where rebuilt_mention.rebuild_id = :rebuild order by segment.answered_at, segment.id""";

    private final Session session;
    private final RebuildQueue queue;
    private final Leases leases;
    private final MiningStates states;
    private final Rebases rebases;
    private final ThemeShelf shelf;
    private final Clock clock;

    RebuildShelf(
            Session session,
            RebuildQueue queue,
            Leases leases,
            MiningStates states,
            Rebases rebases,
            ThemeShelf shelf,
            Clock clock) {
        this.session = session;
        this.queue = queue;
        this.leases = leases;
        this.states = states;
        this.rebases = rebases;
        this.shelf = shelf;
        this.clock = clock;
    }

    /**
     * All or nothing; nothing in force changes. Passes over what is not the builder's any more.
     *
     * @throws io.heard.insights.theme.upkeep.state.ThemesChangedException when the themes are others than those it is compared with
     */
    @Transactional
    void store(Order order, Rebuilt rebuilt) {
        leases.hold(order.product());
        if (!queue.renew(order)) {
            return;
        }
        states.requireThemesVersion(order.product(), rebuilt.version());
        FoundThemes found = rebuilt.found();
        Plan plan = shelf.plan(found, order.product());
        Map<UUID, UUID> then = then(found, plan);
        Map<UUID, Long> sizesNow = sizes(plan.before(), plan);
        Map<UUID, Long> sizesThen = sizes(then, plan);
        for (int place = 0; place < found.themes().size(); place++) {
            put(order, place, found.themes().get(place), sizesThen, sizesNow);
        }
        putMentions(order, found);
        plan.changes().stream()
                .filter(change -> change.kind() == Kind.MERGED || change.kind() == Kind.RETIRED)
                .forEach(change -> end(order, change.themeId(), change.otherThemeId(), sizesNow));
        makeReady(order, rebuilt, plan, then, sizesNow, sizesThen);
    }

    /** The theme of each complaint as it would be: what people want where it is stays there. */
    private static Map<UUID, UUID> then(FoundThemes found, Plan plan) {
        Map<UUID, UUID> then = new LinkedHashMap<>();
        for (UUID segment : found.segments().keySet()) {
            UUID theme = plan.after()
                    .getOrDefault(segment, Optional.ofNullable(plan.before().get(segment)))
                    .orElse(null);
            if (theme != null) {
                then.put(segment, theme);
            }
        }
        return then;
    }

    private static Map<UUID, Long> sizes(Map<UUID, UUID> themes, Plan plan) {
        return themes.entrySet().stream()
                .filter(mention -> !plan.uncounted().contains(mention.getKey()))
                .collect(groupingBy(Map.Entry::getValue, counting()));
    }

    private void put(Order order, int place, Found theme, Map<UUID, Long> sizesThen, Map<UUID, Long> sizesNow) {
        session.createNativeMutationQuery(THEME)
                .setParameter("rebuild", order.id())
                .setParameter("theme", theme.id())
                .setParameter("place", place)
                .setParameter("isNew", theme.isNew())
                .setParameter("label", theme.label())
                .setParameter("centroid", theme.centroid().toBytes())
                .setParameter("centres", Embedding.allToBytes(theme.centres()))
                .setParameter("leastSimilarity", theme.leastSimilarity())
                .setParameter("mentions", size(sizesThen, theme.id()))
                .setParameter("mentionsNow", size(sizesNow, theme.id()))
                .executeUpdate();
    }

    private static int size(Map<UUID, Long> sizes, UUID theme) {
        return Math.toIntExact(sizes.getOrDefault(theme, 0L));
    }

    private void putMentions(Order order, FoundThemes found) {
        List<UUID> segments = List.copyOf(found.segments().keySet());
        @Nullable UUID[] themes = new UUID[segments.size()];
        @Nullable Float[] similarities = new Float[segments.size()];
        for (int i = 0; i < themes.length; i++) {
            Optional<Assigned> assigned = found.segments().get(segments.get(i));
            themes[i] = assigned.map(Assigned::themeId).orElse(null);
            similarities[i] = assigned.map(Assigned::similarity).orElse(null);
        }
        session.createNativeMutationQuery(MENTIONS)
                .setParameter("rebuild", order.id())
                .setParameter("segments", segments.toArray(UUID[]::new))
                .setParameter("themes", themes)
                .setParameter("similarities", similarities)
                .executeUpdate();
    }

    private void end(Order order, UUID theme, @Nullable UUID heir, Map<UUID, Long> sizesNow) {
        session.createNativeMutationQuery(SUCCESSOR)
                .setParameter("rebuild", order.id())
                .setParameter("theme", theme)
                .setParameter("heir", heir, UUID.class)
                .setParameter("mentionsNow", size(sizesNow, theme))
                .executeUpdate();
    }

    private void makeReady(
            Order order,
            Rebuilt rebuilt,
            Plan plan,
            Map<UUID, UUID> then,
            Map<UUID, Long> sizesNow,
            Map<UUID, Long> sizesThen) {
        Map<UUID, UUID> now = plan.before();
        List<UUID> counted = rebuilt.found().segments().keySet().stream()
                .filter(segment -> !plan.uncounted().contains(segment))
                .toList();
        long mentionsNow = counted.stream().filter(now::containsKey).count();
        long changed = counted.stream()
                .filter(now::containsKey)
                .filter(segment -> !now.get(segment).equals(then.get(segment)))
                .count();
        Optional<Agreement> agreement = counted.size() < 2
                ? Optional.empty()
                : Optional.of(Agreement.of(names(counted, now), names(counted, then)));
        CommonMean mean = rebuilt.found().rebase().map(Rebase::mean).orElseThrow();
        Set<UUID> appearing = new HashSet<>(sizesThen.keySet());
        appearing.removeAll(now.values());
        session.createNativeMutationQuery(READY)
                .setParameter("id", order.id())
                .setParameter("now", clock.instant())
                .setParameter("version", rebuilt.version())
                .setParameter("model", rebuilt.model())
                .setParameter("complaints", rebuilt.found().segments().size())
                .setParameter("leftOut", leftOut(order.product(), order.id()))
                .setParameter("digest", rebuilt.digest())
                .setParameter("mean", mean.embedding().toBytes())
                .setParameter("meanOf", mean.of())
                .setParameter("themesNow", sizesNow.size())
                .setParameter("themesThen", sizesThen.size())
                .setParameter("mentionsNow", (int) mentionsNow)
                .setParameter("changed", (int) changed)
                .setParameter("ari", agreement.map(Agreement::ari).orElse(1.0))
                .setParameter("nmi", agreement.map(Agreement::nmi).orElse(1.0))
                .setParameter("born", appearing.size())
                .setParameter("merged", count(plan, Kind.MERGED))
                .setParameter("retired", count(plan, Kind.RETIRED))
                .executeUpdate();
    }

    private static List<String> names(List<UUID> segments, Map<UUID, UUID> themes) {
        return segments.stream()
                .map(segment -> String.valueOf(themes.get(segment)))
                .toList();
    }

    private static int count(Plan plan, Kind kind) {
        return (int) plan.changes().stream()
                .map(ThemeChange::kind)
                .filter(kind::equals)
                .count();
    }

    /** Complaints of the product that it was not built from. */
    @Transactional(MANDATORY)
    int leftOut(String product, UUID rebuild) {
        return session.createNativeQuery(LEFT_OUT, Integer.class)
                .setParameter("product", product)
                .setParameter("rebuild", rebuild)
                .getSingleResult();
    }

    /** As it was stored, without the answers that are gone since. */
    @Transactional(MANDATORY)
    FoundThemes load(String product, UUID rebuild) {
        Map<UUID, Optional<Assigned>> segments = new LinkedHashMap<>();
        Map<UUID, Integer> members = new HashMap<>();
        session.createNativeQuery(MENTIONED, Tuple.class)
                .setParameter("rebuild", rebuild)
                .getResultList()
                .forEach(row -> {
                    UUID theme = row.get("theme_id", UUID.class);
                    segments.put(
                            row.get("segment_id", UUID.class),
                            theme == null
                                    ? Optional.empty()
                                    : Optional.of(new Assigned(theme, row.get("similarity", Float.class))));
                    if (theme != null) {
                        members.merge(theme, 1, Integer::sum);
                    }
                });
        List<Found> themes =
                session.createNativeQuery(THEMES, Tuple.class).setParameter("rebuild", rebuild).getResultList().stream()
                        .map(RebuildShelf::theme)
                        .toList();
        return new FoundThemes(
                themes,
                segments,
                successors(rebuild),
                Optional.of(rebase(product, rebuild, segments.size(), themes, members)));
    }

    private static Found theme(Tuple row) {
        byte[] centroid = row.get("centroid", byte[].class);
        return new Found(
                row.get("theme_id", UUID.class),
                row.get("is_new", Boolean.class),
                row.get("label", String.class),
                Embedding.fromBytes(centroid),
                Embedding.allFromBytes(row.get("centres", byte[].class), centroid.length),
                row.get("least_similarity", Float.class));
    }

    private Map<UUID, Optional<UUID>> successors(UUID rebuild) {
        Map<UUID, Optional<UUID>> successors = new HashMap<>();
        session.createNativeQuery(
                        "select theme_id, heir_id from rebuilt_successor where rebuild_id = :rebuild", Tuple.class)
                .setParameter("rebuild", rebuild)
                .getResultList()
                .forEach(row -> successors.put(
                        row.get("theme_id", UUID.class), Optional.ofNullable(row.get("heir_id", UUID.class))));
        return successors;
    }

    private Rebase rebase(
            String product, UUID rebuild, int complaints, List<Found> themes, Map<UUID, Integer> members) {
        Tuple row = session.createNativeQuery("select mean, mean_of from theme_rebuild where id = :id", Tuple.class)
                .setParameter("id", rebuild)
                .getSingleResult();
        Map<UUID, Float> before =
                rebases.measures(product).map(measures -> measures.thresholds()).orElse(Map.of());
        List<Rebase.Threshold> thresholds = new ArrayList<>();
        themes.forEach(theme -> thresholds.add(new Rebase.Threshold(
                theme.id(), members.getOrDefault(theme.id(), 0), before.get(theme.id()), theme.leastSimilarity())));
        return new Rebase(
                RebaseReason.SORTED_ANEW,
                complaints,
                new CommonMean(Embedding.fromBytes(row.get("mean", byte[].class)), row.get("mean_of", Integer.class)),
                thresholds);
    }

    /** Once it is decided about, nobody needs it; what its labels are made of are customers' words. */
    @Transactional(MANDATORY)
    void clear(UUID rebuild) {
        for (String table : List.of("rebuilt_mention", "rebuilt_successor", "rebuilt_theme")) {
            session.createNativeMutationQuery("delete from " + table + " where rebuild_id = :rebuild")
                    .setParameter("rebuild", rebuild)
                    .executeUpdate();
        }
    }
}
