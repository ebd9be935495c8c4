package io.heard.insights.metric.formula;

import java.util.Optional;

/**
 * Customer satisfaction: the share of 4s and 5s among answers from 1 to 5, in percent. The interval is Wilson's ({@link
 * Interval#ofShare}).
 */
public record Csat(long satisfied, long count) {

    private static final int FIRST_SATISFIED = 4;
    private static final int PERCENT = 100;

    public static Csat of(Tally scores) {
        return new Csat(scores.count(score -> score >= FIRST_SATISFIED), scores.count());
    }

    /** Empty without answers. */
    public Optional<Double> value() {
        return count == 0 ? Optional.empty() : Optional.of(satisfied / (double) count * PERCENT);
    }

    /** Empty without answers. */
    public Optional<Interval> interval() {
        return count == 0
                ? Optional.empty()
                : Optional.of(Interval.ofShare(satisfied, count).times(PERCENT));
    }
}
