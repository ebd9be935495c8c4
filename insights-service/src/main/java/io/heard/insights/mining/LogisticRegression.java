package io.heard.insights.mining;

import java.util.List;

/**
 * Two-class logistic regression with a ridge penalty, fitted by gradient descent with momentum on the whole set. The classes
 * count the same whatever their sizes.
 */
final class LogisticRegression {

    private static final int ROUNDS = 150;
    private static final double STEP = 4;
    private static final double MOMENTUM = .9;

    private final float[] weights;
    private final double bias;

    private LogisticRegression(float[] weights, double bias) {
        this.weights = weights;
        this.bias = bias;
    }

    /** @param penalty strength of the ridge on the mean loss; 0 does not shrink the weights at all */
    static LogisticRegression fit(List<Embedding> examples, boolean[] positive, double penalty) {
        int width = examples.getFirst().dimensions();
        double[] exampleWeight = balanced(positive);
        double[] weights = new double[width + 1];
        double[] velocity = new double[width + 1];
        double[] gradient = new double[width + 1];
        for (int round = 0; round < ROUNDS; round++) {
            for (int i = 0; i < width; i++) {
                gradient[i] = penalty * weights[i];
            }
            gradient[width] = 0;
            for (int n = 0; n < positive.length; n++) {
                float[] x = examples.get(n).values();
                double z = weights[width];
                for (int i = 0; i < width; i++) {
                    z += weights[i] * x[i];
                }
                double error = exampleWeight[n] * (sigmoid(z) - (positive[n] ? 1 : 0));
                for (int i = 0; i < width; i++) {
                    gradient[i] += error * x[i];
                }
                gradient[width] += error;
            }
            for (int i = 0; i <= width; i++) {
                velocity[i] = MOMENTUM * velocity[i] - STEP * gradient[i];
                weights[i] += velocity[i];
            }
        }
        float[] result = new float[width];
        for (int i = 0; i < width; i++) {
            result[i] = (float) weights[i];
        }
        return new LogisticRegression(result, weights[width]);
    }

    /** Natural logarithm of the odds that the example is positive. */
    double logOdds(Embedding example) {
        return bias + Embedding.dot(weights, example.values());
    }

    static double sigmoid(double z) {
        return 1 / (1 + Math.exp(-z));
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
