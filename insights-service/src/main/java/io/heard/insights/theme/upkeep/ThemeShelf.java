package io.heard.insights.theme.upkeep;

import static jakarta.transaction.Transactional.TxType.MANDATORY;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import io.heard.contracts.event.ThemeMerged;
import io.heard.insights.mining.Embedding;
import io.heard.insights.mining.change.ThemeChange;
import io.heard.insights.mining.change.ThemeChanges;
import io.heard.insights.mining.discovery.MiningState;
import io.heard.insights.mining.discovery.ThemeAssignment.Assigned;
import io.heard.insights.mining.text.Language;
import io.heard.insights.theme.history.MentionMoves;
import io.heard.insights.theme.history.NewThemeEvent;
import io.heard.insights.theme.history.ShownAnswers;
import io.heard.insights.theme.history.ThemeEventKind;
import io.heard.insights.theme.history.ThemeEvents;
import io.heard.insights.theme.rebase.Rebases;
import io.heard.insights.theme.telling.UntoldResponses;
import io.heard.insights.theme.upkeep.FoundThemes.Found;
import io.heard.insights.theme.upkeep.state.Leases;
import io.heard.insights.theme.upkeep.state.MiningStates;
import io.heard.messaging.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
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

/**
 * Puts found themes into the store, in place of those before, and records what that changed. What people put where it is stays
 * there, whatever was found.
 */
@ApplicationScoped
public class ThemeShelf {

    private static final String BEAR = """
            insert into theme (id, product, label, centroid, centres, least_similarity, model, born_at,
                language)
            select :id, product, :label, :centroid, :centres, :leastSimilarity, case when cast(:language as varchar) is null
                then model else 'words' end, :now, :language
            from mining_state where product = :product""";

    private static final String KEEP = """
            update theme set label = case when label_by_people then label else :label end, centroid = :centroid,
                centres = :centres, least_similarity = :leastSimilarity,
                model = case when language is null then state.model else theme.model end
            from mining_state state where theme.id = :id and state.product = theme.product""";

    private static final String RETIRE =
            "update theme set retired_at = :now, merged_into = cast(:heir as uuid) where id = :id and retired_at is null";

    private static final String PRESENT = """
            select mention.segment_id, mention.theme_id, mention.pinned or theme.keeps_members or theme.muted or theme.sentences is not null
                or coalesce(emergence.until > :now, false) as kept
            from mention join theme on theme.id = mention.theme_id
            left join emergence on emergence.theme_id = theme.id where mention.segment_id = any(:segments)""";

    private static final String KEPT_THEMES = """
            select id from theme where product = :product and retired_at is null and (keeps_members or muted or sentences is not null
                or exists (select from mention where mention.theme_id = theme.id and mention.pinned)
                or exists (select from emergence where emergence.theme_id = theme.id and emergence.until > :now))""";

    private static final String MUTED =
            "select id from theme where product = :product and retired_at is null and muted";

    private static final String SIZES = """
            select mention.theme_id, cast(count(*) as int) as mentions from mention
            join segment on segment.id = mention.segment_id join verbatim on verbatim.id = segment.verbatim_id
            where mention.theme_id = any(:themes) and %s group by mention.theme_id""".formatted(ShownAnswers.CONDITION);

    private static final String UNCOUNTED = """
            select segment.id from segment join verbatim on verbatim.id = segment.verbatim_id
            where segment.id = any(:segments) and verbatim.origin = 'ANONYMOUS' and not %s""".formatted(ShownAnswers.CONDITION);

    /** Of those that stay where they are; less than this is no reason to write a row. */
    private static final String SIMILARITY = """
            update mention set similarity = given.similarity
            from unnest(:segments, :themes, :similarities) as given (segment_id, theme_id, similarity)
            where mention.segment_id = given.segment_id and mention.theme_id = given.theme_id
                and abs(mention.similarity - given.similarity) > .001""";

    private final Session session;
    private final Leases leases;
    private final MiningStates states;
    private final Rebases rebases;
    private final ThemeEvents events;
    private final MentionMoves moves;
    private final UntoldResponses untold;
    private final Outbox outbox;
    private final Clock clock;

    ThemeShelf(
            Session session,
            Leases leases,
            MiningStates states,
            Rebases rebases,
            ThemeEvents events,
            MentionMoves moves,
            UntoldResponses untold,
            Outbox outbox,
            Clock clock) {
        this.session = session;
        this.leases = leases;
        this.states = states;
        this.rebases = rebases;
        this.events = events;
        this.moves = moves;
        this.untold = untold;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * @param version of the themes that these were found from
     * @throws io.heard.insights.theme.upkeep.state.ThemesChangedException when people changed them meanwhile
     */
    @Transactional
    void store(String product, int version, FoundThemes found) {
        leases.renew(product);
        states.requireThemesVersion(product, version);
        put(product, found);
        remember(product);
    }

    /** As it will be compared with what there is then, or what waits would seem to be less or more than it is. */
    private void remember(String product) {
        MiningState now = states.get(product);
        states.discovered(product, now.sampled(), now.openNow());
    }

    /**
     * Adds themes beside those that there are; unlike a discovery, this says nothing of the others. Answers with those that are
     * there now: without those that nothing was left for.
     *
     * @param version of the themes that these were found from
     * @throws io.heard.insights.theme.upkeep.state.ThemesChangedException when people changed them meanwhile
     */
    @Transactional(MANDATORY)
    Set<UUID> add(String product, int version, FoundThemes found) {
        states.requireThemesVersion(product, version);
        return put(product, found).born();
    }

    /**
     * What storing these would change, without a change.
     *
     * @param before the theme of each of the complaints that is in one
     * @param after where each would be; without those that people want where they are
     * @param uncounted complaints that may be in no number
     */
    public record Plan(
            Map<UUID, UUID> before, Map<UUID, Optional<UUID>> after, List<ThemeChange> changes, Set<UUID> uncounted) {}

    @Transactional(MANDATORY)
    public Plan plan(FoundThemes found, String product) {
        Run run = compare(product, found, clock.instant());
        Map<UUID, Optional<UUID>> after = new LinkedHashMap<>();
        run.segments().forEach((segment, theme) -> after.put(segment, theme.map(Assigned::themeId)));
        return new Plan(
                run.before(), after, run.changes(), uncounted(found.segments().keySet()));
    }

    /**
     * As if a run had found these just now. To be called while the product is held.
     *
     * @param version of the themes that these were compared with
     * @throws io.heard.insights.theme.upkeep.state.ThemesChangedException when they are others now
     */
    @Transactional(MANDATORY)
    public void adopt(String product, int version, FoundThemes found) {
        states.requireThemesVersion(product, version);
        put(product, found);
        remember(product);
    }

    private Run put(String product, FoundThemes found) {
        Instant now = clock.instant();
        Run run = compare(product, found, now);
        found.themes().stream()
                .filter(theme -> !theme.isNew() || run.born().contains(theme.id()))
                .forEach(theme -> store(product, theme, now));
        untold.addThemes(run.successors().keySet());
        run.changes().forEach(change -> apply(product, change, run, now));
        untold.addSegments(run.changes().stream()
                .flatMap(change -> change.members().stream())
                .toList());
        refreshSimilarities(run);
        found.rebase().ifPresent(rebase -> rebases.record(product, rebase, now));
        return run;
    }

    /**
     * What of a discovery counts.
     *
     * @param before the themes of those that were in one
     * @param segments where each complaint belongs now; without those that people want where they are
     * @param successors the themes that are no more; without those that people want
     * @param born without those that nothing belongs to
     */
    private record Run(
            Map<UUID, UUID> before,
            Map<UUID, Optional<Assigned>> segments,
            Map<UUID, Optional<UUID>> successors,
            Set<UUID> born,
            List<ThemeChange> changes) {}

    private Run compare(String product, FoundThemes found, Instant now) {
        Map<UUID, UUID> before = new HashMap<>();
        Set<UUID> kept = new HashSet<>();
        session.createNativeQuery(PRESENT, Tuple.class)
                .setParameter("now", now)
                .setParameter("segments", found.segments().keySet().toArray(UUID[]::new))
                .getResultList()
                .forEach(row -> {
                    UUID segment = row.get("segment_id", UUID.class);
                    before.put(segment, row.get("theme_id", UUID.class));
                    if (row.get("kept", Boolean.class)) {
                        kept.add(segment);
                    }
                });
        Map<UUID, Optional<Assigned>> segments = new LinkedHashMap<>(found.segments());
        segments.keySet().removeAll(kept);
        Set<UUID> keptThemes = new HashSet<>(session.createNativeQuery(KEPT_THEMES, UUID.class)
                .setParameter("product", product)
                .setParameter("now", now)
                .getResultList());
        Map<UUID, Optional<UUID>> successors = ThemeChanges.ended(
                found.successors(), before.values(), sizes(found.successors().keySet()));
        successors.keySet().removeAll(keptThemes);
        // What people see in lists must not go where they do not look.
        Set<UUID> muted = new HashSet<>(session.createNativeQuery(MUTED, UUID.class)
                .setParameter("product", product)
                .getResultList());
        segments.entrySet()
                .removeIf(segment -> before.containsKey(segment.getKey())
                        && segment.getValue()
                                .filter(theme -> muted.contains(theme.themeId()))
                                .isPresent());
        successors.values().removeIf(heir -> heir.filter(muted::contains).isPresent());
        Set<UUID> used = segments.values().stream()
                .flatMap(Optional::stream)
                .map(Assigned::themeId)
                .collect(toSet());
        successors.values().forEach(heir -> heir.ifPresent(used::add));
        Set<UUID> born = found.themes().stream()
                .filter(Found::isNew)
                .map(Found::id)
                .filter(used::contains)
                .collect(toSet());
        Map<UUID, Optional<UUID>> after = new LinkedHashMap<>();
        segments.forEach((segment, theme) -> after.put(segment, theme.map(Assigned::themeId)));
        Set<UUID> losing = losing(before, after);
        losing.addAll(successors.keySet());
        return new Run(
                before,
                segments,
                successors,
                born,
                ThemeChanges.between(before, after, born, successors, sizes(losing), uncounted(after.keySet())));
    }

    private static Set<UUID> losing(Map<UUID, UUID> before, Map<UUID, Optional<UUID>> after) {
        Set<UUID> losing = new HashSet<>();
        after.forEach((segment, theme) -> {
            UUID was = before.get(segment);
            if (was != null && !theme.equals(Optional.of(was))) {
                losing.add(was);
            }
        });
        return losing;
    }

    private Map<UUID, Integer> sizes(Set<UUID> themes) {
        return session
                .createNativeQuery(SIZES, Tuple.class)
                .setParameter("themes", themes.toArray(UUID[]::new))
                .getResultList()
                .stream()
                .collect(toMap(row -> row.get("theme_id", UUID.class), row -> row.get("mentions", Integer.class)));
    }

    /** Anonymous answers are in no number while there are few of them, not even in what a run says of itself. */
    private Set<UUID> uncounted(Set<UUID> segments) {
        return Set.copyOf(session.createNativeQuery(UNCOUNTED, UUID.class)
                .setParameter("segments", segments.toArray(UUID[]::new))
                .getResultList());
    }

    private void store(String product, Found theme, Instant now) {
        if (theme.isNew()) {
            session.createNativeMutationQuery(BEAR)
                    .setParameter("id", theme.id())
                    .setParameter("product", product)
                    .setParameter("label", theme.label())
                    .setParameter("centroid", theme.centroid().toBytes())
                    .setParameter("centres", Embedding.allToBytes(theme.centres()))
                    .setParameter("leastSimilarity", theme.leastSimilarity())
                    .setParameter("now", now)
                    .setParameter(
                            "language", theme.language().map(Language::code).orElse(null), String.class)
                    .executeUpdate();
        } else {
            session.createNativeMutationQuery(KEEP)
                    .setParameter("id", theme.id())
                    .setParameter("label", theme.label())
                    .setParameter("centroid", theme.centroid().toBytes())
                    .setParameter("centres", Embedding.allToBytes(theme.centres()))
                    .setParameter("leastSimilarity", theme.leastSimilarity())
                    .executeUpdate();
        }
    }

    private void apply(String product, ThemeChange change, Run run, Instant now) {
        UUID event = events.record(
                new NewThemeEvent(
                        product,
                        ThemeEventKind.valueOf(change.kind().name()),
                        change.themeId(),
                        change.otherThemeId(),
                        null,
                        change.reason(),
                        change.mentions()),
                now);
        List<MentionMoves.Move> into = new ArrayList<>();
        List<UUID> out = new ArrayList<>();
        for (UUID segment : change.members()) {
            run.segments()
                    .getOrDefault(segment, Optional.empty())
                    .ifPresentOrElse(
                            theme -> into.add(
                                    new MentionMoves.Move(event, segment, theme.themeId(), theme.similarity())),
                            () -> out.add(segment));
        }
        moves.put(into, false, now);
        moves.takeOut(event, out, now);
        if (change.kind() == ThemeChange.Kind.MERGED || change.kind() == ThemeChange.Kind.RETIRED) {
            retire(product, event, change, now);
        }
    }

    /** Mentions too old for the sample follow the others; who knows the theme's id by heart shall still find what became of it. */
    private void retire(String product, UUID event, ThemeChange change, Instant now) {
        session.createNativeMutationQuery(RETIRE)
                .setParameter("id", change.themeId())
                .setParameter("heir", change.otherThemeId(), UUID.class)
                .setParameter("now", now)
                .executeUpdate();
        moves.moveAll(event, change.themeId(), change.otherThemeId(), now);
        if (change.otherThemeId() != null) {
            outbox.addAll(List.of(new ThemeMerged(change.themeId(), change.otherThemeId(), product, now)));
        }
    }

    private void refreshSimilarities(Run run) {
        Map<UUID, Assigned> staying = new LinkedHashMap<>();
        run.segments()
                .forEach((segment, theme) -> theme.filter(assigned ->
                                assigned.themeId().equals(run.before().get(segment)))
                        .ifPresent(assigned -> staying.put(segment, assigned)));
        session.createNativeMutationQuery(SIMILARITY)
                .setParameter("segments", staying.keySet().toArray(UUID[]::new))
                .setParameter(
                        "themes",
                        staying.values().stream().map(Assigned::themeId).toArray(UUID[]::new))
                .setParameter(
                        "similarities",
                        staying.values().stream().map(Assigned::similarity).toArray(Float[]::new))
                .executeUpdate();
    }
}
