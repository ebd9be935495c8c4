package io.heard.insights.metric.formula;

/**
 * Where the true value lies with 95 % confidence, in the unit of the metric.
 *
 * @param low inclusive
 * @param high inclusive
 */
public record Interval(double low, double high) {

    /** The 97.5 % quantile of the normal distribution: two-sided 95 %. */
    static final double Z = 1.959963984540054;

    /**
     * Wilson's score interval for a share of yes among all, from 0 to 1. Unlike the textbook interval it holds for small
     * counts and for shares of 0 and 1.
     *
     * <p>E. B. Wilson, Probable Inference, the Law of Succession, and Statistical Inference, JASA 22 (1927), 209–212.
     *
     * @param all at least 1
     */
    public static Interval ofShare(long yes, long all) {
        double share = yes / (double) all;
        double spread = Z * Z / all;
        double middle = (share + spread / 2) / (1 + spread);
        double half = Z / (1 + spread) * Math.sqrt(share * (1 - share) / all + spread / (4 * all));
        return new Interval(Math.max(0, middle - half), Math.min(1, middle + half));
    }

    Interval times(double factor) {
        return new Interval(low * factor, high * factor);
    }

    Interval within(double lowest, double highest) {
        return new Interval(Math.max(lowest, low), Math.min(highest, high));
    }
}
