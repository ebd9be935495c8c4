package io.heard.insights.metric.formula;

import org.jspecify.annotations.Nullable;

/**
 * How long customers waited for a human's first reply, of the interactions that got one.
 *
 * <p>Quantiles interpolate between neighbours (type 7 of R. J. Hyndman and Y. Fan, Sample Quantiles in Statistical Packages, The
 * American Statistician 50(4), 1996), so the median of 10 s and 20 s is 15 s. Their intervals are {@link OrderInterval}s.
 *
 * @param medianSeconds null when {@code count} is 0
 * @param p90Seconds nine in ten waited no longer; null when {@code count} is 0
 * @param medianInterval null with too few interactions
 * @param p90Interval null with too few interactions
 */
public record FirstResponseTime(
        long count,
        @Nullable Double medianSeconds,
        @Nullable Double p90Seconds,
        @Nullable Interval medianInterval,
        @Nullable Interval p90Interval) {

    public static final double MEDIAN = 0.5;
    public static final double P90 = 0.9;
    public static final FirstResponseTime NONE = new FirstResponseTime(0, null, null, null, null);
}
