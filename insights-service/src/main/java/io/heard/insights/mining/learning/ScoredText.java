package io.heard.insights.mining.learning;

import io.heard.insights.mining.ReadText;
import java.util.UUID;

/**
 * What a customer wrote beside scores.
 *
 * @param answer the answer it belongs to: all its texts are held back together
 * @param satisfaction the mean of the answer's scores, 0 (all at their worst) to 1 (all at their best)
 * @param isKnown whether the present detector may have learnt from it, so that it cannot be judged by it
 */
public record ScoredText(UUID answer, ReadText text, double satisfaction, boolean isKnown) {

    /** Scores from here down mean that the customer was unhappy: 0 to 2 of 10, 1 and 2 of 5. */
    public static final double UNHAPPY = .25;

    /** And from here up that they were content: 8 to 10 of 10, 4 and 5 of 5. What lies between says too little. */
    public static final double CONTENT = .75;

    boolean isUnhappy() {
        return satisfaction <= UNHAPPY;
    }

    boolean isClear() {
        return isUnhappy() || satisfaction >= CONTENT;
    }
}
