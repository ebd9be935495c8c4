package io.heard.insights.mining;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * Tells complaints from praise and plain remarks: a {@link LogisticRegression logistic regression} on the embedding, and on
 * the wording where a product has taught it, to which the answer's own scores are
 * added as evidence. As shipped it knows {@link ComplaintSeeds} only; {@link #adaptedTo} teaches it how the customers of one
 * product write. Never changes.
 */
public final class ComplaintDetector {

    /**
     * What the worst scores add to the log-odds, and the best take away; scores in the middle, or good and bad ones that cancel
     * out, say nothing about the text. At 2 a text that reads neutral (odds 1:1) becomes a complaint with 88 % beside nothing
     * but the worst scores and with 12 % beside nothing but the best; a clear text outweighs any scores, because people do
     * complain beside a 9.
     *
     * <p>The score is counted once, also by a detector that learnt from scores: it never saw an answer's scores beside its
     * text, so its weights say what texts of this kind tell and nothing of the score that stands beside this one. They are two
     * witnesses, and their log-odds add up.
     */
    static final double SCORE_WEIGHT = 2;

    /** Of the shipped one, and of those that learnt from it: they learn by how much to lean to either side, too. */
    public static final double THRESHOLD = .5;

    private static final double PENALTY = 5e-4;

    /** How hard it is to change what was known before; spread over the examples, so that many weigh more than few. */
    private static final double PRIOR = .6;

    /**
     * The share of customers whose scores say the opposite of what they write. Assumed rather high: where scores are clean that
     * costs nearly nothing, and where one in ten is wrong it nearly halves the damage.
     */
    private static final double MISLABELLED = .15;

    private final DetectorWeights weights;
    private final double threshold;

    private ComplaintDetector(DetectorWeights weights, double threshold) {
        this.weights = weights;
        this.threshold = threshold;
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
        // Of their meaning only: what nobody wrote as an answer does not tell how answers are worded.
        DetectorWeights nothing = DetectorWeights.none(Embedding.mean(embeddings));
        List<TextPoint> points = embeddings.stream().map(nothing::point).toList();
        return new ComplaintDetector(LogisticRegression.fit(nothing, points, complaint, PENALTY, 0), THRESHOLD);
    }

    /**
     * As it was when it was kept.
     *
     * @param weights as {@link #weights} gave them
     */
    public static ComplaintDetector of(byte[] weights, double threshold) {
        return new ComplaintDetector(DetectorWeights.fromBytes(weights), threshold);
    }

    /** What it has learnt, in a form to keep. */
    public byte[] weights() {
        return weights.toBytes();
    }

    /** The probability from which on a text counts as a complaint. */
    public double threshold() {
        return threshold;
    }

    /** Whether it can judge embeddings of so many values: those of another model mean something else. */
    public boolean reads(int dimensions) {
        return weights.width() == dimensions;
    }

    /**
     * How likely a text is a complaint, 0 to 1.
     *
     * @param satisfaction the mean of the answer's scores, each from 0, the worst of its scale, to 1, the best; empty without
     */
    public double probability(ReadText text, OptionalDouble satisfaction) {
        double score = satisfaction.isPresent() ? SCORE_WEIGHT * (1 - 2 * satisfaction.getAsDouble()) : 0;
        return LogisticRegression.sigmoid(weights.logOdds(weights.point(text)) + score);
    }

    public boolean isComplaint(double probability) {
        return probability >= threshold;
    }

    /**
     * What this one becomes by examples, some of which are labelled wrongly: few of them change little.
     *
     * @param complains for each text, whether it is taken for a complaint
     */
    public ComplaintDetector adaptedTo(List<ReadText> texts, boolean[] complains) {
        List<TextPoint> points = texts.stream().map(weights::point).toList();
        return new ComplaintDetector(
                LogisticRegression.fit(weights, points, complains, PRIOR / complains.length, MISLABELLED), threshold);
    }
}
