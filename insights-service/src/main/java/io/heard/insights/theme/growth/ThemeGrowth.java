package io.heard.insights.theme.growth;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import io.heard.insights.theme.growth.Growth.Counts;
import io.heard.insights.theme.history.PastMentions;
import io.heard.insights.theme.history.ShownAnswers;
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

    private static final String COUNTS = """
            with complaints as (
                select verbatim.product, %1$s from verbatim
                where %2$s and %3$s and verbatim.product = any(:products)
                    and exists (select from segment where segment.verbatim_id = verbatim.id
                        and segment.revision = verbatim.revision and segment.complaint)
                group by verbatim.product),
            mentions as (
                select theme_id, %1$s
                from (select distinct mention.theme_id, verbatim.id, verbatim.interaction_closed_at
                      from %4$s join segment on segment.id = mention.segment_id
                      join verbatim on verbatim.id = segment.verbatim_id and verbatim.revision = segment.revision
                      where verbatim.product = any(:products) and %2$s and %3$s) verbatim
                group by theme_id)
            select theme.id, theme.product, cast(coalesce(mentions.recent, 0) as int) as recent,
                cast(coalesce(mentions.earlier, 0) as int) as earlier,
                cast(coalesce(complaints.recent, 0) as int) as recent_complaints,
                cast(coalesce(complaints.earlier, 0) as int) as earlier_complaints
            from theme left join mentions on mentions.theme_id = theme.id
            left join complaints on complaints.product = theme.product
            where theme.product = any(:products) and %5$s""";

    private static final String WITHIN =
            "verbatim.interaction_closed_at >= :baseline and verbatim.interaction_closed_at < :end";

    private static final String BOTH = "count(*) filter (where verbatim.interaction_closed_at >= :start) as recent,"
            + " count(*) filter (where verbatim.interaction_closed_at < :start) as earlier";

    private static final String NOW =
            COUNTS.formatted(BOTH, WITHIN, ShownAnswers.CONDITION, "mention", "theme.retired_at is null");

    private static final String THEN = COUNTS.formatted(
            BOTH,
            WITHIN,
            ShownAnswers.CONDITION + " and verbatim.answered_at <= :themesAsOf",
            PastMentions.TABLE,
            "theme.born_at <= :themesAsOf and (theme.retired_at is null or theme.retired_at > :themesAsOf)");

    private final Session session;

    ThemeGrowth(Session session) {
        this.session = session;
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
                .setParameter("end", end);
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
