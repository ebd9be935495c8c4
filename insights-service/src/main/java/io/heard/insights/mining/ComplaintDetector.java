package io.heard.insights.mining;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * Tells complaints from praise and plain remarks: a logistic regression on the embedding, fitted at start-up on {@link
 * ComplaintSeeds}, to which the answer's own scores are added as evidence.
 */
public final class ComplaintDetector {

    /**
     * What the worst scores add to the log-odds, and the best take away; scores in the middle, or good and bad ones that cancel
     * out, say nothing about the text. At 2 a text that reads neutral (odds 1:1) becomes a complaint with 88 % beside nothing
     * but the worst scores and with 12 % beside nothing but the best; a clear text outweighs any scores, because people do
     * complain beside a 9.
     */
    static final double SCORE_WEIGHT = 2;

    private static final double PENALTY = 5e-4;
    private static final double COMPLAINT = .5;

    private final LogisticRegression regression;

    private ComplaintDetector(LogisticRegression regression) {
        this.regression = regression;
    }

    /** @param encoder the one that will embed the texts to judge */
    public static ComplaintDetector fit(
            List<ComplaintSeeds.Seed> seeds, Function<List<String>, List<Embedding>> encoder) {
        boolean[] complaint = new boolean[seeds.size()];
        for (int i = 0; i < complaint.length; i++) {
            complaint[i] = seeds.get(i).kind() == ComplaintSeeds.Kind.COMPLAINT;
        }
        List<Embedding> embeddings =
                encoder.apply(seeds.stream().map(ComplaintSeeds.Seed::sentence).toList());
        return new ComplaintDetector(LogisticRegression.fit(embeddings, complaint, PENALTY));
    }

    /**
     * How likely a text is a complaint, 0 to 1.
     *
     * @param satisfaction the mean of the answer's scores, each from 0, the worst of its scale, to 1, the best; empty without
     */
    public double probability(Embedding embedding, OptionalDouble satisfaction) {
        double score = satisfaction.isPresent() ? SCORE_WEIGHT * (1 - 2 * satisfaction.getAsDouble()) : 0;
        return LogisticRegression.sigmoid(regression.logOdds(embedding) + score);
    }

    public static boolean isComplaint(double probability) {
        return probability >= COMPLAINT;
    }
}
