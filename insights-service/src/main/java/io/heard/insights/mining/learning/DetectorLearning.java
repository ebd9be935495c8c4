package io.heard.insights.mining.learning;

import io.heard.insights.mining.ComplaintDetector;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;

/**
 * Teaches a detector how the customers of one product complain, from answers whose scores say clearly what they thought: those
 * with bad scores count as complaints, those with good ones as none. The same answers always teach the same, in whatever order.
 *
 * <p>Scores are weak labels: people do complain beside a 9. So answers in between are left out, a share of wrong labels is
 * part of the model, see {@link ComplaintDetector#adaptedTo}, and nothing is believed that does not show on answers held back.
 *
 * <p>Every new detector begins at the shipped one and not at the one before it, so that nothing of an old sample stays but what
 * the new one says too.
 */
public final class DetectorLearning {

    /** One answer in so many is held back. */
    private static final int HELD_BACK = 5;

    /** Of either kind; with fewer, chance decides which detector looks better. */
    private static final int FEWEST_HELD_BACK = 20;

    private DetectorLearning() {}

    /**
     * Learns, and compares with the present detector. Takes seconds with thousands of texts.
     *
     * @param shipped what the learning begins at
     * @param present what reads the texts at present: the shipped one, or one that was learnt before
     * @return empty when there are too few texts of either kind to judge by
     */
    public static Optional<Learnt> learn(ComplaintDetector shipped, ComplaintDetector present, List<ScoredText> texts) {
        List<ScoredText> clear = texts.stream()
                .filter(ScoredText::isClear)
                .sorted(Comparator.comparing(ScoredText::answer)
                        .thenComparingInt(text -> text.embedding().hashCode()))
                .toList();
        List<ScoredText> heldBack =
                clear.stream().filter(text -> isHeldBack(text.answer())).toList();
        List<ScoredText> learntFrom =
                clear.stream().filter(text -> !isHeldBack(text.answer())).toList();
        if (fewer(heldBack) < FEWEST_HELD_BACK || fewer(learntFrom) < FEWEST_HELD_BACK) {
            return Optional.empty();
        }
        ComplaintDetector learnt =
                shipped.adaptedTo(learntFrom.stream().map(ScoredText::embedding).toList(), unhappy(learntFrom));
        RocArea.Comparison comparison =
                RocArea.compare(probabilities(present, heldBack), probabilities(learnt, heldBack), unhappy(heldBack));
        boolean isBetter =
                isBetter(comparison) && balancedAccuracy(learnt, heldBack) >= balancedAccuracy(present, heldBack);
        return Optional.of(new Learnt(
                isBetter ? learnt : present,
                isBetter,
                learntFrom.size(),
                heldBack.size(),
                comparison.before(),
                comparison.after()));
    }

    /**
     * Better by more than the standard error: a detector that is no better passes one time in six, and then does no harm; one
     * that gains two points is adopted from a few hundred answers on.
     */
    static boolean isBetter(RocArea.Comparison comparison) {
        return comparison.after() - comparison.before() > comparison.standardError();
    }

    /**
     * Held back for ever, in every sample: a detector must not be judged on what one before it was taught. By the id, mixed so
     * that neither its version nor its time decides.
     */
    static boolean isHeldBack(UUID answer) {
        long mixed = answer.getMostSignificantBits() * 0x9E3779B97F4A7C15L ^ answer.getLeastSignificantBits();
        mixed = (mixed ^ mixed >>> 33) * 0xFF51AFD7ED558CCDL;
        return Math.floorMod(mixed ^ mixed >>> 33, HELD_BACK) == 0;
    }

    private static int fewer(List<ScoredText> texts) {
        int unhappy = (int) texts.stream().filter(ScoredText::isUnhappy).count();
        return Math.min(unhappy, texts.size() - unhappy);
    }

    private static boolean[] unhappy(List<ScoredText> texts) {
        boolean[] unhappy = new boolean[texts.size()];
        for (int i = 0; i < unhappy.length; i++) {
            unhappy[i] = texts.get(i).isUnhappy();
        }
        return unhappy;
    }

    /** Without the scores: they would tell themselves. */
    private static double[] probabilities(ComplaintDetector detector, List<ScoredText> texts) {
        return texts.stream()
                .mapToDouble(text -> detector.probability(text.embedding(), OptionalDouble.empty()))
                .toArray();
    }

    /** Of both kinds the share on the right side of the threshold, and of these the mean: ranking well is not all. */
    private static double balancedAccuracy(ComplaintDetector detector, List<ScoredText> texts) {
        double[] probabilities = probabilities(detector, texts);
        int[] right = new int[2];
        int[] all = new int[2];
        for (int i = 0; i < probabilities.length; i++) {
            int kind = texts.get(i).isUnhappy() ? 1 : 0;
            all[kind]++;
            right[kind] += detector.isComplaint(probabilities[i]) == (kind == 1) ? 1 : 0;
        }
        return ((double) right[0] / all[0] + (double) right[1] / all[1]) / 2;
    }
}
