package io.heard.insights.metric.formula;

/**
 * The 97.5 % quantile of Student's t distribution, for two-sided 95 % intervals of a mean.
 *
 * <p>Tabulated for few degrees of freedom; beyond, the series of Abramowitz and Stegun, Handbook of Mathematical Functions,
 * 26.7.5, whose error is below 0.00002 there and shrinks quickly.
 */
final class StudentT {

    private static final double[] QUANTILES = {
        12.706205, 4.302653, 3.182446, 2.776445, 2.570582, 2.446912, 2.364624, 2.306004, 2.262157, 2.228139,
        2.200985, 2.178813, 2.160369, 2.144787, 2.131450, 2.119905, 2.109816, 2.100922, 2.093024, 2.085963
    };

    private StudentT() {}

    /** @param freedom degrees of freedom, at least 1 */
    static double quantile(long freedom) {
        if (freedom <= QUANTILES.length) {
            return QUANTILES[(int) freedom - 1];
        }
        double z = Interval.Z;
        double z3 = z * z * z;
        double z5 = z3 * z * z;
        double z7 = z5 * z * z;
        double inverse = 1.0 / freedom;
        return z
                + inverse * (z3 + z) / 4
                + inverse * inverse * (5 * z5 + 16 * z3 + 3 * z) / 96
                + inverse * inverse * inverse * (3 * z7 + 19 * z5 + 17 * z3 - 15 * z) / 384;
    }
}
