package io.heard.insights.metric.formula;

import java.util.Optional;

/**
 * Customer Effort Score: the mean of "it was easy", 1 to 7, 7 being easiest.
 *
 * <p>M. Dixon, K. Freeman, N. Toman, Stop Trying to Delight Your Customers, Harvard Business Review 88(7/8), 2010; the 7-point
 * agreement scale is the 2.0 version of 2013. The interval is Student's, mean ± t·s/√n (Student, The Probable Error of a Mean,
 * Biometrika 6, 1908), cut at the ends of the scale.
 */
public record Ces(long count, long sum, long sumOfSquares) {

    private static final int LOWEST = 1;
    private static final int HIGHEST = 7;

    public static Ces of(Tally scores) {
        return new Ces(scores.count(), scores.sum(), scores.sumOfSquares());
    }

    /** Empty without answers. */
    public Optional<Double> value() {
        return count == 0 ? Optional.empty() : Optional.of(mean());
    }

    /** Empty with fewer than two answers: one says nothing about how far apart they lie. */
    public Optional<Interval> interval() {
        if (count < 2) {
            return Optional.empty();
        }
        double variance = (count * (double) sumOfSquares - (double) sum * sum) / ((double) count * (count - 1));
        double half = StudentT.quantile(count - 1) * Math.sqrt(variance / count);
        return Optional.of(new Interval(mean() - half, mean() + half).within(LOWEST, HIGHEST));
    }

    private double mean() {
        return sum / (double) count;
    }
}
