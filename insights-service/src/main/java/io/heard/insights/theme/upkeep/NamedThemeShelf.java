package io.heard.insights.theme.upkeep;

import io.heard.insights.mining.discovery.ThemeAssignment.Assigned;
import io.heard.insights.mining.discovery.ThemeDiscovery.Complaint;
import io.heard.insights.mining.seeding.SeededThemes;
import io.heard.insights.theme.history.MentionMoves;
import io.heard.insights.theme.history.NewThemeEvent;
import io.heard.insights.theme.history.ShownAnswers;
import io.heard.insights.theme.history.ThemeEventKind;
import io.heard.insights.theme.history.ThemeEvents;
import io.heard.insights.theme.telling.UntoldResponses;
import io.heard.insights.theme.upkeep.state.Leases;
import io.heard.insights.theme.upkeep.state.MiningStates;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** Puts complaints into named themes, and records each move. What people put where it is stays there. */
@ApplicationScoped
class NamedThemeShelf {

    private static final String SENTENCES = """
            select theme.id, said.sentence from theme, unnest(theme.sentences) with ordinality as said (sentence, place)
            where theme.product = :product and theme.retired_at is null order by theme.id, said.place""";

    private static final String MUTED =
            "select id from theme where product = :product and retired_at is null and muted";

    /** Where they are now, and whether they stay there; what is gone since is left out. */
    private static final String PRESENT = """
            select segment.id, mention.theme_id,
                coalesce(mention.pinned or theme.keeps_members or theme.muted or emergence.until > :now, false) as kept
            from segment left join mention on mention.segment_id = segment.id
            left join theme on theme.id = mention.theme_id
            left join emergence on emergence.theme_id = theme.id where segment.id = any(:segments)""";

    private static final String CENTRE = """
            update theme set centroid = :centroid, centres = null, model = :model where id = :id and centroid <> :centroid""";

    private static final String SHOWN = """
            select cast(count(*) as int) from segment join verbatim on verbatim.id = segment.verbatim_id
            where segment.id = any(:segments) and %s""".formatted(ShownAnswers.CONDITION);

    /** A complaint leaves a named theme for none only when it is clearly none of its own. */
    private static final float STAYS = .15f;

    private final Session session;
    private final Leases leases;
    private final MiningStates states;
    private final ThemeEvents events;
    private final MentionMoves moves;
    private final UntoldResponses untold;
    private final Clock clock;

    NamedThemeShelf(
            Session session,
            Leases leases,
            MiningStates states,
            ThemeEvents events,
            MentionMoves moves,
            UntoldResponses untold,
            Clock clock) {
        this.session = session;
        this.leases = leases;
        this.states = states;
        this.events = events;
        this.moves = moves;
        this.untold = untold;
        this.clock = clock;
    }

    /** What teams said their themes are about. */
    @Transactional
    Map<UUID, List<String>> sentences(String product) {
        Map<UUID, List<String>> sentences = new LinkedHashMap<>();
        session.createNativeQuery(SENTENCES, Tuple.class)
                .setParameter("product", product)
                .getResultList()
                .forEach(row -> sentences
                        .computeIfAbsent(row.get("id", UUID.class), none -> new ArrayList<>())
                        .add(row.get("sentence", String.class)));
        return sentences;
    }

    /** @param theme the named theme that it is about; empty where it is about none */
    record Sorted(Complaint complaint, Optional<Assigned> theme) {}

    private record Way(@Nullable UUID from, @Nullable UUID to) {}

    /**
     * Puts complaints where they belong by now.
     *
     * @param version of the product's themes when the complaints were read
     * @param model what read them
     * @return the version of the product's themes then
     * @throws io.heard.insights.theme.upkeep.state.ThemesChangedException when they are others meanwhile; nothing is changed then
     */
    @Transactional
    int sort(String product, int version, String model, SeededThemes themes, List<Sorted> complaints, Set<UUID> named) {
        leases.renew(product);
        states.requireThemesVersion(product, version);
        Instant now = clock.instant();
        themes.centres()
                .forEach((theme, centre) -> session.createNativeMutationQuery(CENTRE)
                        .setParameter("id", theme)
                        .setParameter("centroid", centre.toBytes())
                        .setParameter("model", model)
                        .executeUpdate());
        ways(product, themes, complaints, named).forEach((way, moved) -> move(product, way, moved, now));
        return states.themesVersion(product);
    }

    private Map<Way, Map<UUID, Float>> ways(
            String product, SeededThemes themes, List<Sorted> complaints, Set<UUID> named) {
        Map<UUID, Optional<UUID>> present = new LinkedHashMap<>();
        Set<UUID> kept = new HashSet<>();
        session.createNativeQuery(PRESENT, Tuple.class)
                .setParameter(
                        "segments",
                        complaints.stream()
                                .map(sorted -> sorted.complaint().segmentId())
                                .toArray(UUID[]::new))
                .setParameter("now", clock.instant())
                .getResultList()
                .forEach(row -> {
                    present.put(row.get("id", UUID.class), Optional.ofNullable(row.get("theme_id", UUID.class)));
                    if (row.get("kept", Boolean.class)) {
                        kept.add(row.get("id", UUID.class));
                    }
                });
        Set<UUID> muted = Set.copyOf(session.createNativeQuery(MUTED, UUID.class)
                .setParameter("product", product)
                .getResultList());
        Map<Way, Map<UUID, Float>> ways = new LinkedHashMap<>();
        for (Sorted sorted : complaints) {
            Complaint complaint = sorted.complaint();
            Optional<UUID> place = present.get(complaint.segmentId());
            if (place == null || kept.contains(complaint.segmentId())) {
                continue;
            }
            Optional<Assigned> assigned = sorted.theme();
            boolean hides = place.isPresent()
                    && assigned.filter(theme -> muted.contains(theme.themeId())).isPresent();
            UUID from = place.orElse(null);
            UUID to = assigned.map(Assigned::themeId)
                    .filter(theme -> !hides)
                    .orElseGet(() -> rest(themes, complaint, from, named));
            if (to == null ? from != null : !to.equals(from)) {
                ways.computeIfAbsent(new Way(from, to), none -> new LinkedHashMap<>())
                        .put(
                                complaint.segmentId(),
                                assigned.map(Assigned::similarity).orElse(0f));
            }
        }
        return ways;
    }

    /** Where a complaint is left that no named theme calls for. */
    private static @Nullable UUID rest(SeededThemes themes, Complaint complaint, @Nullable UUID from, Set<UUID> named) {
        boolean leaves = from != null && named.contains(from) && themes.similarity(from, complaint.embedding()) < STAYS;
        return leaves ? null : from;
    }

    private void move(String product, Way way, Map<UUID, Float> moved, Instant now) {
        UUID theme = way.from() == null ? way.to() : way.from();
        if (theme == null) {
            throw new IllegalArgumentException("From no theme to none");
        }
        ThemeEventKind kind = way.from() == null
                ? ThemeEventKind.MENTIONS_JOINED
                : way.to() == null ? ThemeEventKind.MENTIONS_LEFT : ThemeEventKind.MENTIONS_MOVED;
        String reason = switch (kind) {
            case MENTIONS_JOINED -> "They are about what the team named.";
            case MENTIONS_LEFT -> "They are not about what the team named.";
            default -> "They are rather about what the team named the other theme for.";
        };
        int shown = session.createNativeQuery(SHOWN, Integer.class)
                .setParameter("segments", moved.keySet().toArray(UUID[]::new))
                .getSingleResult();
        UUID event = events.record(
                new NewThemeEvent(product, kind, theme, way.from() == null ? null : way.to(), null, reason, shown),
                now);
        UUID to = way.to();
        if (to == null) {
            moves.takeOut(event, moved.keySet(), now);
        } else {
            moves.put(
                    moved.entrySet().stream()
                            .map(mention -> new MentionMoves.Move(event, mention.getKey(), to, mention.getValue()))
                            .toList(),
                    false,
                    now);
        }
        untold.addSegments(moved.keySet());
    }
}
