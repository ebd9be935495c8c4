package io.heard.insights.mining;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/**
 * Two-class logistic regression on embeddings and on the products of their values, two at a time, with a ridge penalty. The
 * classes count the same whatever their sizes.
 *
 * <p>Products, because what a word says depends on what it is said of: "long" is bad of a queue and good of a battery. See
 * Y.-W. Chang et al., "Training and testing low-degree polynomial data mappings via linear SVM", JMLR 11 (2010). There are
 * 74 000 products of 384 values and far fewer examples, so it is fitted in the dual form, a coefficient for each example, by
 * gradient descent with momentum on the whole set, and then written out as weights: no example can be read from them.
 */
final class LogisticRegression {

    /** Of the products' part beside that of the values. */
    private static final double PRODUCTS = 2;

    private static final int ROUNDS = 300;
    private static final double STEP = 1.5;
    private static final double MOMENTUM = .9;

    /**
     * Embeddings are seen from here: as they come they have so much in common that their products would all be alike.
     */
    private final Embedding centre;

    private final float[] values;

    /** Of value i and value j, for each j up to i, row after row. */
    private final float[] products;

    private final double bias;

    private LogisticRegression(Embedding centre, float[] values, float[] products, double bias) {
        this.centre = centre;
        this.values = values;
        this.products = products;
        this.bias = bias;
    }

    /** @param penalty strength of the ridge on the mean loss */
    static LogisticRegression fit(List<Embedding> examples, boolean[] positive, double penalty) {
        int width = examples.getFirst().dimensions();
        var blank = new LogisticRegression(
                Embedding.mean(examples), new float[width], new float[width * (width + 1) / 2], 0);
        return blank.adaptedTo(examples, positive, penalty, 0);
    }

    /**
     * What this one becomes by more examples, drawn back to what it was: a prior, so that few examples change little (C. Chelba,
     * A. Acero, "Adaptation of maximum entropy capitalizer: little data can help a lot", EMNLP 2004).
     *
     * @param penalty strength of the ridge on the mean loss, by which every change is paid for
     * @param mislabelled the share of examples with the wrong label, whatever they say. One that is clearly the other way then
     *     hardly pulls at all, where plain logistic regression would let it pull the most (J. B. Copas, "Binary regression models
     *     for contaminated data", Journal of the Royal Statistical Society B 50, 1988)
     */
    LogisticRegression adaptedTo(List<Embedding> examples, boolean[] positive, double penalty, double mislabelled) {
        int count = positive.length;
        float[][] points = examples.stream().map(this::point).toArray(float[][]::new);
        double[] prior = new double[count];
        for (int n = 0; n < count; n++) {
            prior[n] = logOdds(points[n]);
        }
        float[][] likeness = likeness(points);
        double[] exampleWeight = balanced(positive);
        double[] coefficients = new double[count];
        double[] velocity = new double[count];
        double added = 0;
        double biasVelocity = 0;
        for (int round = 0; round < ROUNDS; round++) {
            double[] logOdds = logOdds(likeness, coefficients);
            double biasGradient = 0;
            for (int n = 0; n < count; n++) {
                double error = exampleWeight[n] * slope(prior[n] + added + logOdds[n], positive[n], mislabelled);
                biasGradient += error;
                velocity[n] = MOMENTUM * velocity[n] - STEP * (error + penalty * coefficients[n]);
                coefficients[n] += velocity[n];
            }
            biasVelocity = MOMENTUM * biasVelocity - STEP * biasGradient;
            added += biasVelocity;
        }
        return with(points, coefficients, bias + added);
    }

    /** @param bytes as {@link #toBytes} made them */
    static LogisticRegression fromBytes(byte[] bytes) {
        // The length is (width + 1) * (width + 8).
        int width = (int) Math.round((Math.sqrt(49 + 4.0 * bytes.length) - 9) / 2);
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        double bias = buffer.getDouble();
        float[] centre = new float[width];
        float[] values = new float[width];
        float[] products = new float[width * (width + 1) / 2];
        for (int i = 0; i < width; i++) {
            centre[i] = buffer.getFloat();
        }
        for (int i = 0; i < width; i++) {
            values[i] = buffer.getFloat();
        }
        for (int i = 0; i < products.length; i++) {
            products[i] = Float.float16ToFloat(buffer.getShort());
        }
        return new LogisticRegression(Embedding.of(centre), values, products, bias);
    }

    /** 150 KB at 384 values; three digits of each product are kept. */
    byte[] toBytes() {
        int width = width();
        ByteBuffer buffer = ByteBuffer.allocate((width + 1) * (width + 8)).order(ByteOrder.LITTLE_ENDIAN);
        buffer.putDouble(bias);
        for (float value : centre.values()) {
            buffer.putFloat(value);
        }
        for (float value : values) {
            buffer.putFloat(value);
        }
        for (float value : products) {
            buffer.putShort(Float.floatToFloat16(value));
        }
        return buffer.array();
    }

    /** How many values the examples have. */
    int width() {
        return values.length;
    }

    /** Natural logarithm of the odds that the example is positive. */
    double logOdds(Embedding example) {
        return logOdds(point(example));
    }

    static double sigmoid(double z) {
        return 1 / (1 + Math.exp(-z));
    }

    private float[] point(Embedding example) {
        return example.centred(centre).values();
    }

    private double logOdds(float[] point) {
        double sum = bias + Embedding.dot(values, point);
        int next = 0;
        for (int i = 0; i < point.length; i++) {
            float row = 0;
            for (int j = 0; j <= i; j++) {
                row += products[next++] * point[j];
            }
            sum += row * point[i];
        }
        return sum;
    }

    /** Of each pair of examples, how much they have in common: the inner product of their values and products. */
    private static float[][] likeness(float[][] points) {
        float[][] likeness = new float[points.length][];
        for (int i = 0; i < points.length; i++) {
            likeness[i] = new float[i + 1];
            for (int j = 0; j <= i; j++) {
                double cosine = Embedding.dot(points[i], points[j]);
                likeness[i][j] = (float) (cosine + PRODUCTS * cosine * cosine);
            }
        }
        return likeness;
    }

    private static double[] logOdds(float[][] likeness, double[] coefficients) {
        double[] logOdds = new double[coefficients.length];
        for (int i = 0; i < logOdds.length; i++) {
            float[] row = likeness[i];
            double sum = 0;
            for (int j = 0; j < i; j++) {
                sum += row[j] * coefficients[j];
                logOdds[j] += row[j] * coefficients[i];
            }
            logOdds[i] += sum + row[i] * coefficients[i];
        }
        return logOdds;
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

    private LogisticRegression with(float[][] points, double[] coefficients, double bias) {
        double[] valueSums = new double[values.length];
        double[] productSums = new double[products.length];
        for (int n = 0; n < points.length; n++) {
            float[] point = points[n];
            int next = 0;
            for (int i = 0; i < point.length; i++) {
                double share = coefficients[n] * point[i];
                valueSums[i] += share;
                for (int j = 0; j < i; j++) {
                    productSums[next++] += 2 * PRODUCTS * share * point[j];
                }
                productSums[next++] += PRODUCTS * share * point[i];
            }
        }
        return new LogisticRegression(centre, sum(values, valueSums), sum(products, productSums), bias);
    }

    private static float[] sum(float[] before, double[] added) {
        float[] sum = new float[before.length];
        for (int i = 0; i < sum.length; i++) {
            sum[i] = (float) (before[i] + added[i]);
        }
        return sum;
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
