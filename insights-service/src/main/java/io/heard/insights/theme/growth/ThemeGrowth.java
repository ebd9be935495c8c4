package io.heard.insights.theme.growth;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import io.heard.insights.theme.growth.Growth.Counts;
import io.heard.insights.theme.history.PastMentions;
import io.heard.insights.theme.history.ShownAnswers;
import io.heard.insights.theme.upkeep.state.MiningConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;

/** Which themes of products grow, judged over all themes of each product. Counts answers, by when their interactions closed. */
@ApplicationScoped
public class ThemeGrowth {

    /** What is recent. */
    static final Duration WINDOW = Duration.ofDays(10);

    /** What came before this says nothing about now, and would cost more with every year. */
    private static final Duration BASELINE = Duration.ofDays(180);

    /** When the oldest complaint of the sample was answered: of what closed since, all was answered later still, and is in the sample. */
    private static final String BEGIN_OF_SAMPLE = """
            select answered_at from segment
            where complaint and segment.product = wanted.product and language is %1$s and %2$s
            order by answered_at desc, id offset :sample - 1 limit 1""";

    /**
     * A theme gets no mentions older than the sample it is made from: compared with all complaints, it would seem to grow. So its
     * baseline begins when it was born, as all that came later was sorted into it; or with the present sample where that begins
     * earlier, as samples only move on. Where that is within the window there is no baseline.
     *
     * <p>Complaints are read once, however many baselines there are: each is counted with the last one that begins before it.
     */
    private static final String COUNTS = """
            with samples as materialized (
                select wanted.product, (%5$s) as by_meaning, (%6$s) as by_words from unnest(:products) wanted (product)),
            baselines as (
                select theme.id, theme.product, greatest(:baseline, least(theme.born_at, coalesce(
                    case when theme.language is null then samples.by_meaning else samples.by_words end, '-infinity'))) as since
                from theme join samples on samples.product = theme.product
                where theme.product = any(:products) and %4$s),
            beginnings as (
                select product, array_agg(distinct since order by since) as moments from baselines group by product),
            complaints as (
                select verbatim.product, moments[width_bucket(verbatim.interaction_closed_at, moments)] as since,
                    count(*) filter (where verbatim.interaction_closed_at >= :start) as recent,
                    count(*) filter (where verbatim.interaction_closed_at < :start) as earlier
                from verbatim join beginnings on beginnings.product = verbatim.product
                where %1$s and %2$s and verbatim.product = any(:products)
                    and exists (select from segment where segment.verbatim_id = verbatim.id
                        and segment.revision = verbatim.revision and segment.complaint)
                group by 1, 2),
            compared as (
                select baselines.id, sum(complaints.recent) as recent,
                    sum(complaints.earlier) filter (where complaints.since >= baselines.since) as earlier
                from baselines join complaints on complaints.product = baselines.product
                group by baselines.id),
            mentions as (
                select baselines.id, count(*) filter (where verbatim.interaction_closed_at >= :start) as recent,
                    count(*) filter (where verbatim.interaction_closed_at < :start
                        and verbatim.interaction_closed_at >= baselines.since) as earlier
                from (select distinct mention.theme_id, verbatim.id, verbatim.interaction_closed_at
                      from %3$s join segment on segment.id = mention.segment_id
                      join verbatim on verbatim.id = segment.verbatim_id and verbatim.revision = segment.revision
                      where verbatim.product = any(:products) and %1$s and %2$s) verbatim
                join baselines on baselines.id = verbatim.theme_id
                group by baselines.id)
            select baselines.id, baselines.product, cast(coalesce(mentions.recent, 0) as int) as recent,
                cast(coalesce(mentions.earlier, 0) as int) as earlier,
                cast(coalesce(compared.recent, 0) as int) as recent_complaints,
                cast(coalesce(compared.earlier, 0) as int) as earlier_complaints
            from baselines left join mentions on mentions.id = baselines.id
            left join compared on compared.id = baselines.id""";

    private static final String WITHIN =
            "verbatim.interaction_closed_at >= :baseline and verbatim.interaction_closed_at < :end";

    private static final String NOW = COUNTS.formatted(
            WITHIN,
            ShownAnswers.CONDITION,
            "mention",
            "theme.retired_at is null",
            BEGIN_OF_SAMPLE.formatted("null", "true"),
            BEGIN_OF_SAMPLE.formatted("not null", "true"));

    private static final String THEN = COUNTS.formatted(
            WITHIN,
            ShownAnswers.CONDITION + " and verbatim.answered_at <= :themesAsOf",
            PastMentions.TABLE,
            "theme.born_at <= :themesAsOf and (theme.retired_at is null or theme.retired_at > :themesAsOf)",
            BEGIN_OF_SAMPLE.formatted("null", "answered_at <= :themesAsOf"),
            BEGIN_OF_SAMPLE.formatted("not null", "answered_at <= :themesAsOf"));

    private final Session session;
    private final MiningConfig config;

    ThemeGrowth(Session session, MiningConfig config) {
        this.session = session;
        this.config = config;
    }

    /**
     * Those that grow of all living themes of the products.
     *
     * @param end of the window
     * @param themesAsOf by the themes and answers of this moment; empty for those of today
     */
    @Transactional
    public Set<UUID> growing(Collection<String> products, Instant end, Optional<Instant> themesAsOf) {
        if (products.isEmpty()) {
            return Set.of();
        }
        return counts(products, end, themesAsOf).values().stream()
                .flatMap(themes -> Growth.growing(themes).stream())
                .collect(Collectors.toSet());
    }

    /** Those that grow now of one product, with what that is seen by. */
    @Transactional
    Map<UUID, Counts> growing(String product, Instant now) {
        Map<UUID, Counts> themes =
                counts(List.of(product), now, Optional.empty()).getOrDefault(product, Map.of());
        Map<UUID, Counts> growing = new HashMap<>(themes);
        growing.keySet().retainAll(Growth.growing(themes));
        return growing;
    }

    private Map<String, Map<UUID, Counts>> counts(
            Collection<String> products, Instant end, Optional<Instant> themesAsOf) {
        NativeQuery<Tuple> query = session.createNativeQuery(themesAsOf.isPresent() ? THEN : NOW, Tuple.class)
                .setParameter("products", products.toArray(String[]::new))
                .setParameter("baseline", end.minus(WINDOW).minus(BASELINE))
                .setParameter("start", end.minus(WINDOW))
                .setParameter("end", end)
                .setParameter("sample", config.sample());
        themesAsOf.ifPresent(moment -> query.setParameter("themesAsOf", moment));
        return query.getResultList().stream()
                .collect(groupingBy(
                        row -> row.get("product", String.class),
                        toMap(row -> row.get("id", UUID.class), ThemeGrowth::counts)));
    }

    private static Counts counts(Tuple row) {
        return new Counts(
                row.get("recent", Integer.class),
                row.get("recent_complaints", Integer.class),
                row.get("earlier", Integer.class),
                row.get("earlier_complaints", Integer.class));
    }
}
