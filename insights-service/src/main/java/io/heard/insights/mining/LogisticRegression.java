package io.heard.insights.mining;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Two-class logistic regression on embeddings, on the products of their values, two at a time, and on how a text is worded, with
 * a ridge penalty. The classes count the same whatever their sizes.
 *
 * <p>Products, because what a word says depends on what it is said of: "long" is bad of a queue and good of a battery. See
 * Y.-W. Chang et al., "Training and testing low-degree polynomial data mappings via linear SVM", JMLR 11 (2010). There are
 * 74 000 products of 384 values and far fewer examples, so it is fitted in the dual form, a coefficient for each example, by
 * gradient descent with momentum on the whole set, and then written out as weights: no example can be read from them.
 */
final class LogisticRegression {

    /** Of the products' part beside that of the values. */
    private static final double PRODUCTS = 2;

    private static final double LENGTH = .1;

    private static final int ROUNDS = 300;
    private static final double STEP = 1.5;
    private static final double MOMENTUM = .9;
    private static final int WORDING_BYTES = Double.BYTES + Short.BYTES * Wording.BUCKETS;

    /**
     * Embeddings are seen from here: as they come they have so much in common that their products would all be alike.
     */
    private final Embedding centre;

    private final float[] values;

    /** Of value i and value j, for each j up to i, row after row. */
    private final float[] products;

    private final float[] words;
    private final double length;
    private final double bias;

    private LogisticRegression(
            Embedding centre, float[] values, float[] products, float[] words, double length, double bias) {
        this.centre = centre;
        this.values = values;
        this.products = products;
        this.words = words;
        this.length = length;
        this.bias = bias;
    }

    /** @param wording null where only the meaning counts */
    private record Point(Embedding meaning, @Nullable Wording wording) {}

    /**
     * Fitted to what texts mean only: examples that nobody wrote as an answer do not tell how answers are worded.
     *
     * @param penalty strength of the ridge on the mean loss
     */
    static LogisticRegression fit(List<Embedding> examples, boolean[] positive, double penalty) {
        int width = examples.getFirst().dimensions();
        var blank = new LogisticRegression(
                Embedding.mean(examples),
                new float[width],
                new float[width * (width + 1) / 2],
                new float[Wording.BUCKETS],
                0,
                0);
        List<Point> points = examples.stream()
                .map(example -> new Point(blank.meaning(example), null))
                .toList();
        return blank.drawnTo(points, positive, penalty, 0);
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
    LogisticRegression adaptedTo(List<ReadText> examples, boolean[] positive, double penalty, double mislabelled) {
        List<Point> points = examples.stream()
                .map(example -> new Point(meaning(example.embedding()), Wording.of(example)))
                .toList();
        return drawnTo(points, positive, penalty, mislabelled);
    }

    private LogisticRegression drawnTo(List<Point> points, boolean[] positive, double penalty, double mislabelled) {
        int count = positive.length;
        double[] prior = new double[count];
        for (int n = 0; n < count; n++) {
            prior[n] = logOdds(points.get(n));
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
        // What depends on the width takes (width + 1) * (width + 8) bytes.
        int width = (int) Math.round((Math.sqrt(49 + 4.0 * (bytes.length - WORDING_BYTES)) - 9) / 2);
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        double bias = buffer.getDouble();
        double length = buffer.getDouble();
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
        float[] words = new float[Wording.BUCKETS];
        for (int i = 0; i < words.length; i++) {
            words[i] = Float.float16ToFloat(buffer.getShort());
        }
        return new LogisticRegression(Embedding.of(centre), values, products, words, length, bias);
    }

    /** 170 KB at 384 values; three digits of each product and word are kept. */
    byte[] toBytes() {
        int width = width();
        ByteBuffer buffer =
                ByteBuffer.allocate((width + 1) * (width + 8) + WORDING_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        buffer.putDouble(bias);
        buffer.putDouble(length);
        for (float value : centre.values()) {
            buffer.putFloat(value);
        }
        for (float value : values) {
            buffer.putFloat(value);
        }
        for (float value : products) {
            buffer.putShort(Float.floatToFloat16(value));
        }
        for (float value : words) {
            buffer.putShort(Float.floatToFloat16(value));
        }
        return buffer.array();
    }

    /** How many values the examples have. */
    int width() {
        return values.length;
    }

    /** Natural logarithm of the odds that the example is positive. */
    double logOdds(ReadText example) {
        return logOdds(new Point(meaning(example.embedding()), Wording.of(example)));
    }

    static double sigmoid(double z) {
        return 1 / (1 + Math.exp(-z));
    }

    private Embedding meaning(Embedding example) {
        return example.centred(centre);
    }

    private double logOdds(Point point) {
        float[] meaning = point.meaning().values();
        double sum = bias + Embedding.dot(values, meaning);
        int next = 0;
        for (int i = 0; i < meaning.length; i++) {
            float row = 0;
            for (int j = 0; j <= i; j++) {
                row += products[next++] * meaning[j];
            }
            sum += row * meaning[i];
        }
        Wording wording = point.wording();
        if (wording != null) {
            sum += length * wording.length();
            for (int bucket : wording.buckets()) {
                sum += words[bucket] * wording.share();
            }
        }
        return sum;
    }

    /** Of each pair of examples, how much they have in common: the inner product of all that is known of them. */
    private static float[][] likeness(List<Point> points) {
        float[][] likeness = new float[points.size()][];
        for (int i = 0; i < likeness.length; i++) {
            likeness[i] = new float[i + 1];
            for (int j = 0; j <= i; j++) {
                likeness[i][j] = (float) likeness(points.get(i), points.get(j));
            }
        }
        return likeness;
    }

    private static double likeness(Point one, Point other) {
        double cosine = one.meaning().dot(other.meaning());
        double meaning = cosine + PRODUCTS * cosine * cosine;
        Wording wording = one.wording();
        Wording otherWording = other.wording();
        return wording == null || otherWording == null
                ? meaning
                : meaning + wording.likeness(otherWording) + LENGTH * wording.length() * otherWording.length();
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

    private LogisticRegression with(List<Point> points, double[] coefficients, double bias) {
        double[] valueSums = new double[values.length];
        double[] productSums = new double[products.length];
        double[] wordSums = new double[words.length];
        double lengthSum = length;
        for (int n = 0; n < coefficients.length; n++) {
            add(points.get(n).meaning().values(), coefficients[n], valueSums, productSums);
            Wording wording = points.get(n).wording();
            if (wording != null) {
                lengthSum += coefficients[n] * LENGTH * wording.length();
                for (int bucket : wording.buckets()) {
                    wordSums[bucket] += coefficients[n] * wording.share();
                }
            }
        }
        return new LogisticRegression(
                centre, sum(values, valueSums), sum(products, productSums), sum(words, wordSums), lengthSum, bias);
    }

    private static void add(float[] meaning, double coefficient, double[] values, double[] products) {
        int next = 0;
        for (int i = 0; i < meaning.length; i++) {
            double share = coefficient * meaning[i];
            values[i] += share;
            for (int j = 0; j < i; j++) {
                products[next++] += 2 * PRODUCTS * share * meaning[j];
            }
            products[next++] += PRODUCTS * share * meaning[i];
        }
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
