package io.heard.insights.theme;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import io.heard.http.paging.Page;
import io.heard.http.problem.ProblemException;
import io.heard.insights.metric.formula.Interval;
import io.heard.insights.mining.QuoteChoice;
import io.heard.insights.mining.seeding.Pillar;
import io.heard.insights.mining.text.TextSpan;
import io.heard.insights.theme.growth.ThemeGrowth;
import io.heard.insights.theme.history.Heirs;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** Themes as the caller may see them. */
@ApplicationScoped
class Themes {

    private static final int QUOTES = 3;

    private final ThemeRows rows;
    private final Heirs heirs;
    private final ThemeGrowth growth;
    private final Clock clock;

    Themes(ThemeRows rows, Heirs heirs, ThemeGrowth growth, Clock clock) {
        this.rows = rows;
        this.heirs = heirs;
        this.growth = growth;
        this.clock = clock;
    }

    @Transactional
    ThemesView list(ThemeFilter filter, Optional<Place> after, int pageSize) {
        rows.freeze();
        Tuple totals = rows.totals(filter);
        Map<String, Integer> complaints = rows.complaints(filter);
        Instant end = end(filter);
        Page<Tuple> page = Page.of(
                rows.themes(filter, end, null, after.orElse(null), pageSize + 1),
                pageSize,
                theme -> new Place(theme.get("mentions", Integer.class), theme.get("id", UUID.class)).position());
        return new ThemesView(
                views(filter, end, page.items(), complaints),
                sum(complaints),
                totals.get("verbatims", Integer.class),
                totals.get("uninvited", Integer.class),
                totals.get("waiting", Integer.class),
                page.nextPageToken());
    }

    /** All twelve, the most missed first. */
    @Transactional
    PillarsView pillars(ThemeFilter filter) {
        rows.freeze();
        int complaints = sum(rows.complaints(filter));
        Map<String, Integer> mentions = new HashMap<>();
        rows.pillars(filter)
                .forEach(row -> mentions.put(row.get("pillar", String.class), row.get("mentions", Integer.class)));
        List<PillarsView.PillarView> pillars = Stream.of(Pillar.values())
                .map(Pillar::word)
                .map(pillar -> new PillarsView.PillarView(
                        pillar, mentions.getOrDefault(pillar, 0), share(mentions.getOrDefault(pillar, 0), complaints)))
                .sorted(Comparator.comparingInt(PillarsView.PillarView::mentions)
                        .reversed())
                .toList();
        return new PillarsView(pillars, complaints);
    }

    /** @throws ProblemException 404 where there is none, or none the caller may see */
    @Transactional
    ThemeView get(UUID id, Optional<Instant> themesAsOf) {
        rows.freeze();
        String product = rows.product(id).orElseThrow(() -> notFound(id));
        ThemeFilter filter = ThemeFilter.ofProduct(product, themesAsOf);
        Instant end = end(filter);
        return views(filter, end, rows.themes(filter, end, id, null, 1), rows.complaints(filter)).stream()
                .findFirst()
                .orElseThrow(() -> notFound(id));
    }

    /**
     * Which theme goes on for one that has merged; empty for one that goes on itself.
     *
     * @throws ProblemException 404 where there is no such theme, or none the caller may see, or none that goes on
     */
    @Transactional
    Optional<UUID> successor(UUID id) {
        if (rows.product(id).isEmpty()) {
            throw notFound(id);
        }
        UUID living = heirs.living(id).orElseThrow(() -> notFound(id));
        return living.equals(id) ? Optional.empty() : Optional.of(living);
    }

    /** @throws ProblemException 404 where there is no such theme, or none the caller may see */
    @Transactional
    MentionsView mentions(UUID id, Optional<MentionPlace> after, int pageSize) {
        rows.freeze();
        if (rows.product(id).isEmpty()) {
            throw notFound(id);
        }
        Page<Tuple> page = Page.of(
                rows.mentions(id, after.orElse(null), pageSize + 1),
                pageSize,
                mention -> new MentionPlace(mention.get("answered_at", Instant.class), id(mention)).position());
        return MentionsView.of(page.map(Themes::mention));
    }

    /** Of the time that is looked at. */
    private Instant end(ThemeFilter filter) {
        Instant now = clock.instant();
        return Stream.of(filter.to(), filter.themesAsOf(), now)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElse(now);
    }

    /** @param complaints of each product: a theme's share is the same in every list that it is in */
    private List<ThemeView> views(
            ThemeFilter filter, Instant end, List<Tuple> themes, Map<String, Integer> complaints) {
        List<UUID> ids = themes.stream().map(Themes::id).toList();
        Map<UUID, List<Tuple>> weeks = rows.weeks(filter, ids).stream().collect(groupingBy(Themes::id));
        Map<UUID, List<Tuple>> pillars = rows.pillars(filter, ids).stream().collect(groupingBy(Themes::id));
        Map<UUID, List<Tuple>> quotes = rows.quotes(filter, ids).stream().collect(groupingBy(Themes::id));
        Map<UUID, List<String>> sentences = rows.sentences(ids);
        Set<UUID> growing = growth.growing(
                themes.stream().map(theme -> theme.get("product", String.class)).collect(toSet()),
                end,
                Optional.ofNullable(filter.themesAsOf()));
        return themes.stream()
                .map(theme -> new ThemeView(
                        id(theme),
                        theme.get("product", String.class),
                        theme.get("label", String.class),
                        sentences.getOrDefault(id(theme), List.of()),
                        theme.get("language", String.class),
                        theme.get("language") != null,
                        theme.get("label_by_people", Boolean.class),
                        theme.get("muted", Boolean.class),
                        theme.get("edition", Integer.class),
                        theme.get("mentions", Integer.class),
                        theme.get("customers", Integer.class),
                        theme.get("uninvited", Integer.class),
                        share(theme.get("mentions", Integer.class), ofProduct(theme, complaints)),
                        rounded(interval(theme.get("mentions", Integer.class), ofProduct(theme, complaints))
                                .low()),
                        rounded(interval(theme.get("mentions", Integer.class), ofProduct(theme, complaints))
                                .high()),
                        growing.contains(id(theme)),
                        theme.get("emerging_since", Instant.class),
                        theme.get("first_mentioned", Instant.class),
                        theme.get("last_mentioned", Instant.class),
                        pillars.getOrDefault(id(theme), List.of()).stream()
                                .map(pillar -> new ThemeView.PillarShare(
                                        pillar.get("pillar", String.class),
                                        share(
                                                pillar.get("mentions", Integer.class),
                                                theme.get("mentions", Integer.class))))
                                .toList(),
                        weeks.getOrDefault(id(theme), List.of()).stream()
                                .map(Themes::week)
                                .toList(),
                        quotes(quotes.getOrDefault(id(theme), List.of()))))
                .toList();
    }

    private static List<ThemeView.Quote> quotes(List<Tuple> near) {
        Map<UUID, ThemeView.Quote> quotes = new HashMap<>();
        near.forEach(row -> quotes.put(row.get("segment_id", UUID.class), quote(row)));
        List<QuoteChoice.Candidate> candidates = near.stream()
                .map(row -> new QuoteChoice.Candidate(
                        row.get("segment_id", UUID.class),
                        row.get("customer_id", UUID.class),
                        quote(row).text(),
                        row.get("beyond_doubt", Boolean.class),
                        row.get("similarity", Float.class)))
                .toList();
        return QuoteChoice.choose(candidates, QUOTES).stream()
                .flatMap(chosen -> Optional.ofNullable(quotes.get(chosen.segmentId())).stream())
                .toList();
    }

    private static ThemeView.Quote quote(Tuple row) {
        TextSpan part = new TextSpan(row.get("start_offset", Integer.class), row.get("end_offset", Integer.class));
        return new ThemeView.Quote(
                part.in(row.get("text", String.class)),
                part.start(),
                part.end(),
                row.get("answered_at", Instant.class));
    }

    private static ThemeView.Week week(Tuple row) {
        return new ThemeView.Week(row.get("week", Instant.class), row.get("mentions", Integer.class));
    }

    private static MentionView mention(Tuple row) {
        return new MentionView(
                id(row),
                row.get("text", String.class),
                row.get("start_offset", Integer.class),
                row.get("end_offset", Integer.class),
                row.get("answered_at", Instant.class),
                row.get("touchpoint", String.class),
                row.get("channel", String.class));
    }

    private static int ofProduct(Tuple theme, Map<String, Integer> complaints) {
        return complaints.getOrDefault(theme.get("product", String.class), 0);
    }

    private static int sum(Map<String, Integer> complaints) {
        return complaints.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** To four decimals. */
    private static double share(int mentions, int complaints) {
        return complaints == 0 ? 0 : rounded((double) mentions / complaints);
    }

    /** Of nothing, nothing is known. */
    private static Interval interval(int mentions, int complaints) {
        return complaints == 0 ? new Interval(0, 1) : Interval.ofShare(Math.min(mentions, complaints), complaints);
    }

    private static double rounded(double share) {
        return Math.round(10_000 * share) / 10_000.0;
    }

    private static UUID id(Tuple row) {
        return row.get("id", UUID.class);
    }

    private static ProblemException notFound(UUID id) {
        return new ProblemException(ThemeProblem.THEME_NOT_FOUND, "No theme has the id " + id);
    }
}
