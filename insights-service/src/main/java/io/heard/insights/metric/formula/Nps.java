package io.heard.insights.metric.formula;

import java.util.Optional;

/**
 * Net Promoter Score: the share of promoters (9 and 10) minus the share of detractors (0 to 6), in percent, −100 to 100.
 *
 * <p>F. F. Reichheld, The One Number You Need to Grow, Harvard Business Review 81(12), 2003. The interval is Wald's for the
 * difference of two shares of one multinomial sample, whose variance is (p + d − (p − d)²) / n: B. Rocks, Interval Estimation
 * for the "Net Promoter Score", The American Statistician 70(4), 2016. It shrinks to a point when everybody answered alike,
 * which says more than a handful of answers can; look at the count too.
 */
public record Nps(long promoters, long passives, long detractors) {

    private static final int FIRST_PASSIVE = 7;
    private static final int FIRST_PROMOTER = 9;
    private static final int PERCENT = 100;

    public static Nps of(Tally scores) {
        long promoters = scores.count(score -> score >= FIRST_PROMOTER);
        long detractors = scores.count(score -> score < FIRST_PASSIVE);
        return new Nps(promoters, scores.count() - promoters - detractors, detractors);
    }

    public long count() {
        return promoters + passives + detractors;
    }

    /** Empty without answers. */
    public Optional<Double> value() {
        return count() == 0 ? Optional.empty() : Optional.of(difference() * PERCENT);
    }

    /** Empty without answers. */
    public Optional<Interval> interval() {
        if (count() == 0) {
            return Optional.empty();
        }
        double either = (promoters + detractors) / (double) count();
        double variance = Math.max(0, either - difference() * difference());
        double half = Interval.Z * Math.sqrt(variance / count());
        return Optional.of(new Interval(difference() - half, difference() + half)
                .within(-1, 1)
                .times(PERCENT));
    }

    private double difference() {
        return (promoters - detractors) / (double) count();
    }
}
