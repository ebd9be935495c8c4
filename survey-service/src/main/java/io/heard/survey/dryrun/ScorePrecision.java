package io.heard.survey.dryrun;

import io.heard.contracts.event.QuestionType;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * How far the score of so many answers may be off: half the width of its 95 % interval, z₀.₉₇₅ · σ ÷ √n (W. G. Cochran, "Sampling
 * Techniques", 3rd ed., 1977, ch. 4).
 *
 * <p>Whom nobody has asked yet has no σ, so the largest possible one is taken: half the range (T. Popoviciu, 1935), reached when
 * customers are of two extreme minds. In practice the score is closer than this says.
 */
final class ScorePrecision {

    private static final double Z = NormalDistribution.of(0, 1).inverseCumulativeProbability(0.975);
    private static final double PERCENT = 100;

    private ScorePrecision() {}

    /**
     * In the unit of the score: percentage points for CSAT, points from -100 to 100 for NPS, steps of the scale for a mean. At
     * most the whole range.
     *
     * @param answers at least 1
     */
    static double plusMinus(QuestionType score, double answers) {
        double range = range(score);
        return Math.min(range, Z * range / 2 / Math.sqrt(answers));
    }

    private static double range(QuestionType score) {
        return switch (score) {
            case CSAT -> PERCENT;
            case NPS -> 2 * PERCENT;
            default -> score.highest() - score.lowest();
        };
    }
}
