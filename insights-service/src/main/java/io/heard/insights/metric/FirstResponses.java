package io.heard.insights.metric;

import io.heard.insights.metric.filter.MetricFilter;
import io.heard.insights.metric.filter.Period;
import io.heard.insights.metric.formula.FirstResponseTime;
import io.heard.insights.metric.formula.Interval;
import io.heard.insights.metric.formula.OrderInterval;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** How long first responses took. Interactions nobody replied to, or whose clocks disagree, have no first response time. */
@ApplicationScoped
class FirstResponses {

    private static final String ANSWERED = " from interaction fact where fact.first_responded_at >= fact.opened_at";

    /** Quantiles of the same order share one sort, however many are asked for. */
    private static final String OF_SECONDS =
            " within group (order by cast(extract(epoch from fact.first_responded_at - fact.opened_at) as float8))";

    private static final String MEDIAN =
            "percentile_cont(" + FirstResponseTime.MEDIAN + ")" + OF_SECONDS + " as median";
    private static final String QUANTILES = "select " + MEDIAN
            + ", percentile_cont(" + FirstResponseTime.P90 + ")" + OF_SECONDS + " as p90"
            + ", percentile_disc(:medianLow)" + OF_SECONDS + " as median_low"
            + ", percentile_disc(:medianHigh)" + OF_SECONDS + " as median_high"
            + ", percentile_disc(:p90Low)" + OF_SECONDS + " as p90_low"
            + ", percentile_disc(:p90High)" + OF_SECONDS + " as p90_high";

    private final Facts facts;

    FirstResponses(Facts facts) {
        this.facts = facts;
    }

    FirstResponseTime time(MetricFilter filter) {
        Conditions conditions = facts.ofInteractions(filter);
        long count = facts.rows("select count(*) as answered" + ANSWERED + conditions.sql(), conditions)
                .getFirst()
                .get("answered", Long.class);
        if (count == 0) {
            return FirstResponseTime.NONE;
        }
        Optional<OrderInterval> median = OrderInterval.of(FirstResponseTime.MEDIAN, count);
        Optional<OrderInterval> p90 = OrderInterval.of(FirstResponseTime.P90, count);
        Tuple seconds = facts.rows(
                        QUANTILES + ANSWERED + conditions.sql(),
                        conditions
                                .with("medianLow", fraction(median, OrderInterval::low, count))
                                .with("medianHigh", fraction(median, OrderInterval::high, count))
                                .with("p90Low", fraction(p90, OrderInterval::low, count))
                                .with("p90High", fraction(p90, OrderInterval::high, count)))
                .getFirst();
        return new FirstResponseTime(
                count,
                seconds.get("median", Double.class),
                seconds.get("p90", Double.class),
                median.map(ranks -> interval(seconds, "median_low", "median_high"))
                        .orElse(null),
                p90.map(ranks -> interval(seconds, "p90_low", "p90_high")).orElse(null));
    }

    /** The median in each period that has first responses, in order. */
    List<CoursePoint> course(MetricFilter filter, Period period) {
        Conditions conditions = facts.ofInteractions(filter);
        return facts
                .rows(
                        "select " + Facts.start(Optional.of(period), "closed_at") + " as period, count(*) as answered, "
                                + MEDIAN + ANSWERED + conditions.sql() + " group by period order by period",
                        conditions)
                .stream()
                .map(row -> new CoursePoint(
                        row.get("period", Instant.class),
                        row.get("median", Double.class),
                        row.get("answered", Long.class)))
                .toList();
    }

    /** What percentile_disc wants for the value of a rank: half a step below, so that no rounding reaches the next rank. */
    private static double fraction(Optional<OrderInterval> ranks, ToDoubleFunction<OrderInterval> rank, long count) {
        return ranks.map(found -> (rank.applyAsDouble(found) - 0.5) / count).orElse(0.5);
    }

    private static Interval interval(Tuple seconds, String low, String high) {
        return new Interval(seconds.get(low, Double.class), seconds.get(high, Double.class));
    }
}
