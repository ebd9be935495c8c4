package io.heard.insights.mining;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What a text means, as a point: texts that mean the same lie close together. Never changes. */
public final class Embedding {

    private final float[] values;

    private Embedding(float[] values) {
        this.values = values;
    }

    public static Embedding of(float... values) {
        return new Embedding(values.clone());
    }

    /** @param bytes as {@link #toBytes} made them */
    public static Embedding fromBytes(byte[] bytes) {
        float[] values = new float[bytes.length / Float.BYTES];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
        return new Embedding(values);
    }

    /** Four bytes for each value, the lowest first. */
    public byte[] toBytes() {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        return bytes.array();
    }

    /**
     * @param bytes as {@link #allToBytes} made them
     * @param length of one, in bytes
     */
    public static List<Embedding> allFromBytes(byte[] bytes, int length) {
        List<Embedding> embeddings = new ArrayList<>();
        for (int start = 0; start < bytes.length; start += length) {
            embeddings.add(fromBytes(Arrays.copyOfRange(bytes, start, start + length)));
        }
        return List.copyOf(embeddings);
    }

    /** One behind the other. */
    public static byte[] allToBytes(List<Embedding> embeddings) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        embeddings.forEach(embedding -> bytes.writeBytes(embedding.toBytes()));
        return bytes.toByteArray();
    }

    /** @throws IllegalArgumentException without embeddings: there is no mean of nothing */
    public static Embedding mean(List<Embedding> embeddings) {
        if (embeddings.isEmpty()) {
            throw new IllegalArgumentException("No embeddings");
        }
        double[] sum = new double[embeddings.getFirst().values.length];
        for (Embedding embedding : embeddings) {
            for (int i = 0; i < sum.length; i++) {
                sum[i] += embedding.values[i];
            }
        }
        float[] mean = new float[sum.length];
        for (int i = 0; i < sum.length; i++) {
            mean[i] = (float) (sum[i] / embeddings.size());
        }
        return new Embedding(mean);
    }

    /** The mean of two where one stands for more than the other, of length 1; with a negative weight, the one without the other. */
    public Embedding mixedWith(Embedding other, double weight, double otherWeight) {
        float[] sum = new float[values.length];
        for (int i = 0; i < sum.length; i++) {
            sum[i] = (float) (weight * values[i] + otherWeight * other.values[i]);
        }
        return new Embedding(sum).normalised();
    }

    /** Of length 1, so that a dot product is a cosine; zero stays zero. */
    public Embedding normalised() {
        double square = 0;
        for (float x : values) {
            square += (double) x * x;
        }
        float scale = square == 0 ? 0 : (float) (1 / Math.sqrt(square));
        float[] unit = new float[values.length];
        for (int i = 0; i < unit.length; i++) {
            unit[i] = values[i] * scale;
        }
        return new Embedding(unit);
    }

    /**
     * What is particular about this one: itself less what all have in common, of length 1. Without centring all texts of one
     * product look alike and no cosine threshold separates anything.
     */
    public Embedding centred(Embedding mean) {
        float[] difference = new float[values.length];
        for (int i = 0; i < difference.length; i++) {
            difference[i] = values[i] - mean.values[i];
        }
        return new Embedding(difference).normalised();
    }

    /** The cosine, -1 to 1, where both are of length 1. */
    public float dot(Embedding other) {
        return dot(values, other.values);
    }

    static float dot(float[] a, float[] b) {
        // Four sums, so that the additions do not wait for each other.
        float s0 = 0;
        float s1 = 0;
        float s2 = 0;
        float s3 = 0;
        int i = 0;
        for (; i + 3 < a.length; i += 4) {
            s0 += a[i] * b[i];
            s1 += a[i + 1] * b[i + 1];
            s2 += a[i + 2] * b[i + 2];
            s3 += a[i + 3] * b[i + 3];
        }
        for (; i < a.length; i++) {
            s0 += a[i] * b[i];
        }
        return s0 + s1 + (s2 + s3);
    }

    /** A copy. */
    public float[] toArray() {
        return values.clone();
    }

    int dimensions() {
        return values.length;
    }

    /** Not a copy: the steps of this package read it and leave it alone. */
    float[] values() {
        return values;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Embedding embedding && Arrays.equals(values, embedding.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }
}
