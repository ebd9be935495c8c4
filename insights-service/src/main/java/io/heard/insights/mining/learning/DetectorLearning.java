package io.heard.insights.mining.learning;

import io.heard.insights.mining.ComplaintDetector;
import io.heard.insights.mining.ReadText;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Teaches a detector how the customers of one product complain, from answers whose scores say clearly what they thought: those
 * with bad scores count as complaints, those with good ones as none. The same answers always teach the same, in whatever order.
 *
 * <p>Scores are weak labels: people do complain beside a 9. So answers in between are left out, a share of wrong labels is
 * part of the model, see {@link ComplaintDetector#adaptedTo}, and nothing is believed that does not show on answers held back.
 *
 * <p>Held back are the answers in three parts, one part after the other: each answer is judged by what the detector becomes
 * without its part (cross-validation: M. Stone, "Cross-validatory choice and assessment of statistical predictions", Journal of
 * the Royal Statistical Society B 36, 1974). What is adopted then has learnt from all of them, so it knows half as much again as
 * what was judged, and none of the few answers a product has is lost to learning. The present detector is judged on what it
 * has not learnt from either.
 *
 * <p>Every new detector begins at the shipped one and not at the one before it, so that nothing of an old sample stays but what
 * the new one says too.
 */
public final class DetectorLearning {

    private static final int PARTS = 3;

    /** Of either kind; with fewer, chance decides which detector looks better. */
    private static final int FEWEST = 30;

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
                        .thenComparing(text -> text.text().words()))
                .toList();
        if (fewer(clear.stream().filter(text -> !text.isKnown()).toList()) < FEWEST) {
            return Optional.empty();
        }
        Ballot before = new Ballot();
        Ballot after = new Ballot();
        for (int i = 0; i < PARTS; i++) {
            int part = i;
            List<ScoredText> others =
                    clear.stream().filter(text -> part(text.answer()) != part).toList();
            if (fewer(others) == 0) {
                return Optional.empty();
            }
            ComplaintDetector withoutPart = taught(shipped, others);
            clear.stream()
                    .filter(text -> part(text.answer()) == part && !text.isKnown())
                    .forEach(text -> {
                        before.add(text, present);
                        after.add(text, withoutPart);
                    });
        }
        RocArea.Comparison comparison = RocArea.compare(before.probabilities(), after.probabilities(), after.unhappy());
        boolean isBetter = isBetter(comparison) && after.balancedAccuracy() >= before.balancedAccuracy();
        return Optional.of(new Learnt(
                isBetter ? taught(shipped, clear) : present,
                isBetter,
                clear.size(),
                after.size(),
                comparison.before(),
                comparison.after()));
    }

    /**
     * Better by more than two standard errors: where scores have nothing to do with the texts, chance gets through one time in
     * forty, and a gain of two points needs five hundred to a thousand answers to be believed.
     */
    static boolean isBetter(RocArea.Comparison comparison) {
        return comparison.after() - comparison.before() > 2 * comparison.standardError();
    }

    /** By the id, mixed so that neither its version nor its time decides. */
    static int part(UUID answer) {
        long mixed = (answer.getMostSignificantBits() * 0x9E3779B97F4A7C15L) ^ answer.getLeastSignificantBits();
        mixed = (mixed ^ (mixed >>> 33)) * 0xFF51AFD7ED558CCDL;
        return Math.floorMod(mixed ^ (mixed >>> 33), PARTS);
    }

    private static ComplaintDetector taught(ComplaintDetector shipped, List<ScoredText> texts) {
        List<ReadText> read = texts.stream().map(ScoredText::text).toList();
        boolean[] unhappy = new boolean[texts.size()];
        for (int i = 0; i < unhappy.length; i++) {
            unhappy[i] = texts.get(i).isUnhappy();
        }
        return shipped.adaptedTo(read, unhappy);
    }

    private static int fewer(List<ScoredText> texts) {
        int unhappy = (int) texts.stream().filter(ScoredText::isUnhappy).count();
        return Math.min(unhappy, texts.size() - unhappy);
    }
}
