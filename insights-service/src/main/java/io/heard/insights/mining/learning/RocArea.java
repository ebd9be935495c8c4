package io.heard.insights.mining.learning;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The area under the ROC curve: how likely a complaint is scored above what is none, ties counting half. 0.5 is chance, 1
 * perfect; no threshold is involved, and the sizes of the classes do not matter.
 *
 * <p>As a rank statistic: J. A. Hanley, B. J. McNeil, "The meaning and use of the area under a receiver operating
 * characteristic (ROC) curve", Radiology 143 (1982). Two areas over the same texts: E. R. DeLong, D. M. DeLong, D. L.
 * Clarke-Pearson, "Comparing the areas under two or more correlated receiver operating characteristic curves", Biometrics 44
 * (1988).
 */
public final class RocArea {

    private RocArea() {}

    /**
     * Two ways of scoring the same texts.
     *
     * @param standardError of {@code after - before}; it knows that both saw the same texts
     */
    public record Comparison(double before, double after, double standardError) {}

    /** @throws IllegalArgumentException without both kinds of texts */
    public static double of(double[] scores, boolean[] positive) {
        return Arrays.stream(placements(scores, positive)[0]).average().orElseThrow();
    }

    /** @throws IllegalArgumentException without two texts of each kind */
    public static Comparison compare(double[] before, double[] after, boolean[] positive) {
        double[][] then = placements(before, positive);
        double[][] now = placements(after, positive);
        double variance = varianceOfMean(now[0], then[0]) + varianceOfMean(now[1], then[1]);
        return new Comparison(
                Arrays.stream(then[0]).average().orElseThrow(),
                Arrays.stream(now[0]).average().orElseThrow(),
                Math.sqrt(variance));
    }

    /**
     * For each positive the share of negatives below it, and for each negative the share of positives above it; the mean of
     * either is the area.
     */
    private static double[][] placements(double[] scores, boolean[] positive) {
        double[] positives = select(scores, positive, true);
        double[] negatives = select(scores, positive, false);
        if (positives.length == 0 || negatives.length == 0) {
            throw new IllegalArgumentException("There must be texts of both kinds");
        }
        double[] all = ranks(scores);
        double[] rankOfPositives = select(all, positive, true);
        double[] rankOfNegatives = select(all, positive, false);
        double[] amongPositives = ranks(positives);
        double[] amongNegatives = ranks(negatives);
        for (int i = 0; i < positives.length; i++) {
            rankOfPositives[i] = (rankOfPositives[i] - amongPositives[i]) / negatives.length;
        }
        for (int i = 0; i < negatives.length; i++) {
            rankOfNegatives[i] = 1 - (rankOfNegatives[i] - amongNegatives[i]) / positives.length;
        }
        return new double[][] {rankOfPositives, rankOfNegatives};
    }

    /** From 1 for the lowest; equal scores share the mean of their ranks. */
    private static double[] ranks(double[] scores) {
        int[] order = IntStream.range(0, scores.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> scores[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] ranks = new double[scores.length];
        for (int start = 0; start < order.length; ) {
            int end = start;
            while (end < order.length && scores[order[end]] == scores[order[start]]) {
                end++;
            }
            for (int i = start; i < end; i++) {
                ranks[order[i]] = (start + 1 + end) / 2.0;
            }
            start = end;
        }
        return ranks;
    }

    private static double varianceOfMean(double[] after, double[] before) {
        double[] differences = IntStream.range(0, after.length)
                .mapToDouble(i -> after[i] - before[i])
                .toArray();
        if (differences.length < 2) {
            throw new IllegalArgumentException("There must be two texts of each kind");
        }
        double mean = Arrays.stream(differences).average().orElseThrow();
        double squares =
                Arrays.stream(differences).map(x -> (x - mean) * (x - mean)).sum();
        return squares / (differences.length - 1) / differences.length;
    }

    private static double[] select(double[] values, boolean[] positive, boolean wanted) {
        return IntStream.range(0, values.length)
                .filter(i -> positive[i] == wanted)
                .mapToDouble(i -> values[i])
                .toArray();
    }
}
