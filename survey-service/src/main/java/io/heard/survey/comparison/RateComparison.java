package io.heard.survey.comparison;

import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Whether one response rate differs from another, or only happened to.
 *
 * @param chance how likely a difference at least this large is when there is none; empty with too few mails
 * @param answersStillNeeded of both together until a difference as large as the present one would be seen with a probability of
 *     80 %; empty when it is seen already, or while there is no difference
 */
record RateComparison(Verdict verdict, OptionalDouble chance, OptionalLong answersStillNeeded) {

    @Schema(
            name = "VariantVerdict",
            description =
                    "TOO_FEW: nothing can be said yet. NOT_SHOWN: the difference may be chance. REAL: it hardly is")
    enum Verdict {
        TOO_FEW,
        NOT_SHOWN,
        REAL
    }

    /** Whatever the numbers say, fewer mails than these decide nothing: the first who answer are not like the others. */
    static final int FEWEST_MAILS = 100;

    /** Below, the normal approximation is wrong: W. G. Cochran, "Some methods for strengthening the common χ² tests" (1954). */
    private static final double FEWEST_EXPECTED = 10;

    private static final double ERROR_RATE = 0.05;
    private static final double POWER = 0.8;
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    /**
     * Two-sided two-proportion z-test with the pooled variance, which equals Pearson's χ² test of the 2 × 2 table. The error rate
     * is divided by the number of comparisons (Bonferroni), or of four variants one would soon win by chance.
     *
     * @param comparisons how many of this kind are made at the same time, at least 1
     */
    static RateComparison of(ResponseRate first, ResponseRate other, int comparisons) {
        double errorRate = ERROR_RATE / comparisons;
        OptionalLong needed = needed(first, other, errorRate);
        if (isTooFew(first, other)) {
            return new RateComparison(Verdict.TOO_FEW, OptionalDouble.empty(), needed);
        }
        double pooled = pooled(first, other);
        double error = Math.sqrt(pooled * (1 - pooled) * (1.0 / first.sent() + 1.0 / other.sent()));
        double distance = Math.abs(other.value() - first.value()) / error;
        double chance = Math.min(1, 2 * NORMAL.survivalProbability(distance));
        return chance < errorRate
                ? new RateComparison(Verdict.REAL, OptionalDouble.of(chance), OptionalLong.empty())
                : new RateComparison(Verdict.NOT_SHOWN, OptionalDouble.of(chance), needed);
    }

    private static boolean isTooFew(ResponseRate first, ResponseRate other) {
        int fewest = Math.min(first.sent(), other.sent());
        if (fewest < FEWEST_MAILS) {
            return true;
        }
        double pooled = pooled(first, other);
        return fewest * Math.min(pooled, 1 - pooled) < FEWEST_EXPECTED;
    }

    private static double pooled(ResponseRate first, ResponseRate other) {
        return (double) (first.answered() + other.answered()) / (first.sent() + other.sent());
    }

    /** Mails per variant n = (z₁₋α⁄₂ + z₁₋β)² (p₁q₁ + p₂q₂) ÷ (p₁ − p₂)²: J. L. Fleiss, "Statistical Methods for Rates and Proportions". */
    private static OptionalLong needed(ResponseRate first, ResponseRate other, double errorRate) {
        if (first.sent() == 0 || other.sent() == 0) {
            return OptionalLong.empty();
        }
        double difference = first.value() - other.value();
        if (difference == 0) {
            return OptionalLong.empty();
        }
        double reach = NORMAL.inverseSurvivalProbability(errorRate / 2) + NORMAL.inverseCumulativeProbability(POWER);
        double spread = first.value() * (1 - first.value()) + other.value() * (1 - other.value());
        double mails = Math.max(FEWEST_MAILS, Math.ceil(reach * reach * spread / (difference * difference)));
        double answers = missing(first, mails) + missing(other, mails);
        return OptionalLong.of(Math.max(1, (long) Math.ceil(answers)));
    }

    private static double missing(ResponseRate rate, double mails) {
        return Math.max(0, mails - rate.sent()) * rate.value();
    }
}
