package io.heard.insights.mining;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/**
 * What a complaint detector has learnt: how much everything it sees of a text speaks for a complaint. There are 74 000 products
 * of 384 values, fitted to hundreds of examples: no example can be read from them.
 */
final class DetectorWeights {

    private static final int WORDING_BYTES = Double.BYTES + Short.BYTES * Wording.BUCKETS;

    /** Embeddings are seen from here: as they come they have so much in common that their products would all be alike. */
    private final Embedding centre;

    private final float[] values;

    /** Of value i and each value up to it. */
    private final float[][] products;

    private final float[] words;
    private final double length;
    private final double bias;

    private DetectorWeights(
            Embedding centre, float[] values, float[][] products, float[] words, double length, double bias) {
        this.centre = centre;
        this.values = values;
        this.products = products;
        this.words = words;
        this.length = length;
        this.bias = bias;
    }

    /** Of one that has learnt nothing. */
    static DetectorWeights none(Embedding centre) {
        int width = centre.dimensions();
        return new DetectorWeights(centre, new float[width], triangle(width), new float[Wording.BUCKETS], 0, 0);
    }

    /** @param bytes as {@link #toBytes} made them */
    static DetectorWeights fromBytes(byte[] bytes) {
        // What depends on the width takes (width + 1) * (width + 8) bytes.
        int width = (int) Math.round((Math.sqrt(49 + 4.0 * (bytes.length - WORDING_BYTES)) - 9) / 2);
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        double bias = buffer.getDouble();
        double length = buffer.getDouble();
        float[] centre = new float[width];
        float[] values = new float[width];
        for (int i = 0; i < width; i++) {
            centre[i] = buffer.getFloat();
            values[i] = buffer.getFloat();
        }
        float[][] products = triangle(width);
        for (float[] row : products) {
            readShort(buffer, row);
        }
        float[] words = new float[Wording.BUCKETS];
        readShort(buffer, words);
        return new DetectorWeights(Embedding.of(centre), values, products, words, length, bias);
    }

    /** 170 KB at 384 values; three digits of each product and word are kept. */
    byte[] toBytes() {
        int width = width();
        ByteBuffer buffer =
                ByteBuffer.allocate((width + 1) * (width + 8) + WORDING_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        buffer.putDouble(bias);
        buffer.putDouble(length);
        for (int i = 0; i < width; i++) {
            buffer.putFloat(centre.values()[i]);
            buffer.putFloat(values[i]);
        }
        for (float[] row : products) {
            writeShort(buffer, row);
        }
        writeShort(buffer, words);
        return buffer.array();
    }

    /** How many values an embedding must have. */
    int width() {
        return values.length;
    }

    /** A text of which only the meaning counts. */
    TextPoint point(Embedding meaning) {
        return new TextPoint(meaning.centred(centre), null);
    }

    TextPoint point(ReadText text) {
        return new TextPoint(text.embedding().centred(centre), Wording.of(text));
    }

    /** Natural logarithm of the odds that the text is a complaint. */
    double logOdds(TextPoint text) {
        float[] meaning = text.meaning().values();
        double sum = bias + Embedding.dot(values, meaning);
        for (int i = 0; i < meaning.length; i++) {
            sum += Embedding.dot(products[i], meaning) * meaning[i];
        }
        Wording wording = text.wording();
        if (wording != null) {
            sum += length * wording.length();
            for (int bucket : wording.buckets()) {
                sum += words[bucket] * wording.share();
            }
        }
        return sum;
    }

    /** With so much of each text added; the coefficients of a regression in the dual form become weights. */
    DetectorWeights plus(List<TextPoint> texts, double[] coefficients, double moreBias) {
        float[] newValues = values.clone();
        float[][] newProducts = triangle(width());
        for (int i = 0; i < products.length; i++) {
            System.arraycopy(products[i], 0, newProducts[i], 0, products[i].length);
        }
        float[] newWords = words.clone();
        double newLength = length;
        for (int n = 0; n < coefficients.length; n++) {
            add(texts.get(n).meaning().values(), coefficients[n], newValues, newProducts);
            Wording wording = texts.get(n).wording();
            if (wording != null) {
                newLength += coefficients[n] * TextPoint.LENGTH * wording.length();
                for (int bucket : wording.buckets()) {
                    newWords[bucket] += (float) (coefficients[n] * wording.share());
                }
            }
        }
        return new DetectorWeights(centre, newValues, newProducts, newWords, newLength, bias + moreBias);
    }

    private static void add(float[] meaning, double coefficient, float[] values, float[][] products) {
        for (int i = 0; i < meaning.length; i++) {
            float share = (float) coefficient * meaning[i];
            float product = (float) (TextPoint.PRODUCTS * share);
            float[] row = products[i];
            values[i] += share;
            for (int j = 0; j < i; j++) {
                row[j] += 2 * product * meaning[j];
            }
            row[i] += product * meaning[i];
        }
    }

    private static float[][] triangle(int width) {
        float[][] rows = new float[width][];
        for (int i = 0; i < width; i++) {
            rows[i] = new float[i + 1];
        }
        return rows;
    }

    private static void readShort(ByteBuffer buffer, float[] values) {
        for (int i = 0; i < values.length; i++) {
            values[i] = Float.float16ToFloat(buffer.getShort());
        }
    }

    private static void writeShort(ByteBuffer buffer, float[] values) {
        for (float value : values) {
            buffer.putShort(Float.floatToFloat16(value));
        }
    }
}
