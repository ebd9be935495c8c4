package io.heard.insights.metric.formula;

import java.util.Optional;

/**
 * Which of the sorted values enclose a quantile with 95 % confidence, whatever the distribution of the values.
 *
 * <p>Order statistics with the normal approximation of the binomial, both ranks rounded up: W. J. Conover, Practical
 * Nonparametric Statistics, 3rd ed., 1999, section 3.2.
 *
 * @param low rank of the lower end, from 1
 * @param high rank of the upper end, at most the number of values
 */
public record OrderInterval(long low, long high) {

    /**
     * Empty when there are too few values to enclose the quantile.
     *
     * @param quantile between 0 and 1, exclusive
     */
    public static Optional<OrderInterval> of(double quantile, long count) {
        double middle = count * quantile;
        double half = Interval.Z * Math.sqrt(count * quantile * (1 - quantile));
        long low = (long) Math.ceil(middle - half);
        long high = (long) Math.ceil(middle + half);
        return low >= 1 && high <= count ? Optional.of(new OrderInterval(low, high)) : Optional.empty();
    }
}
