package io.heard.insights.mining;

import java.util.List;

/**
 * Two-class logistic regression with a ridge penalty, in the dual form: one coefficient for each example, found by gradient
 * descent with momentum on the whole set. The classes count the same whatever their sizes.
 *
 * <p>It begins at known weights and is drawn back to them: a prior, so that few examples change little (C. Chelba, A. Acero,
 * "Adaptation of maximum entropy capitalizer: little data can help a lot", EMNLP 2004).
 */
final class LogisticRegression {

    private static final int ROUNDS = 300;
    private static final double STEP = 1.5;
    private static final double MOMENTUM = .9;

    private LogisticRegression() {}

    /**
     * @param penalty strength of the ridge on the mean loss, by which every change is paid for
     * @param mislabelled the share of examples with the wrong label, whatever they say. One that is clearly the other way then
     *     hardly pulls at all, where plain logistic regression would let it pull the most (J. B. Copas, "Binary regression models
     *     for contaminated data", Journal of the Royal Statistical Society B 50, 1988)
     */
    static DetectorWeights fit(
            DetectorWeights prior, List<TextPoint> points, boolean[] positive, double penalty, double mislabelled) {
        int count = positive.length;
        double[] before = points.stream().mapToDouble(prior::logOdds).toArray();
        float[][] likeness = likeness(points);
        double[] exampleWeight = balanced(positive);
        double[] coefficients = new double[count];
        double[] velocity = new double[count];
        double bias = 0;
        double biasVelocity = 0;
        for (int round = 0; round < ROUNDS; round++) {
            double[] change = times(likeness, coefficients);
            double biasGradient = 0;
            for (int n = 0; n < count; n++) {
                double error = exampleWeight[n] * slope(before[n] + change[n] + bias, positive[n], mislabelled);
                biasGradient += error;
                velocity[n] = MOMENTUM * velocity[n] - STEP * (error + penalty * coefficients[n]);
                coefficients[n] += velocity[n];
            }
            biasVelocity = MOMENTUM * biasVelocity - STEP * biasGradient;
            bias += biasVelocity;
        }
        return prior.plus(points, coefficients, bias);
    }

    static double sigmoid(double z) {
        return 1 / (1 + Math.exp(-z));
    }

    /** Of each example with each up to itself: half of a matrix whose halves are the same. */
    private static float[][] likeness(List<TextPoint> points) {
        float[][] likeness = new float[points.size()][];
        for (int i = 0; i < likeness.length; i++) {
            likeness[i] = new float[i + 1];
            for (int j = 0; j <= i; j++) {
                likeness[i][j] = (float) points.get(i).likeness(points.get(j));
            }
        }
        return likeness;
    }

    private static double[] times(float[][] likeness, double[] coefficients) {
        double[] product = new double[coefficients.length];
        for (int i = 0; i < product.length; i++) {
            float[] row = likeness[i];
            double sum = 0;
            for (int j = 0; j < i; j++) {
                sum += row[j] * coefficients[j];
                product[j] += row[j] * coefficients[i];
            }
            product[i] += sum + row[i] * coefficients[i];
        }
        return product;
    }

    /** By how much the loss of an example rises with its log-odds. */
    private static double slope(double logOdds, boolean positive, double mislabelled) {
        double probability = sigmoid(logOdds);
        if (mislabelled == 0) {
            return probability - (positive ? 1 : 0);
        }
        double change = (1 - 2 * mislabelled) * probability * (1 - probability);
        double seen = mislabelled + (1 - 2 * mislabelled) * probability;
        return positive ? -change / seen : change / (1 - seen);
    }

    private static double[] balanced(boolean[] positive) {
        int positives = 0;
        for (boolean p : positive) {
            positives += p ? 1 : 0;
        }
        double[] weight = new double[positive.length];
        for (int n = 0; n < weight.length; n++) {
            weight[n] = .5 / (positive[n] ? positives : positive.length - positives);
        }
        return weight;
    }
}
