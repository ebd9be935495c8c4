package io.heard.insights.mining.learning;

import io.heard.insights.mining.ComplaintDetector;

/**
 * What a lesson came to.
 *
 * @param detector the one to use from now on: the new one where it is better, else the one before
 * @param isBetter whether it is the new one
 * @param learntFrom texts the new one was fitted to
 * @param judgedOn texts held back, on which the two were compared
 * @param aucBefore {@link RocArea} of the detector before on those held back
 * @param aucAfter of the new one, also where it is not better
 */
public record Learnt(
        ComplaintDetector detector,
        boolean isBetter,
        int learntFrom,
        int judgedOn,
        double aucBefore,
        double aucAfter) {}
