package io.heard.insights.mining;

import java.util.List;

/** Arithmetic on embeddings. Vectors are never changed in place once they were handed out. */
public final class Vectors {

    private Vectors() {}

    public static float dot(float[] a, float[] b) {
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

    /** @throws IllegalArgumentException without vectors: there is no mean of nothing */
    public static float[] mean(List<float[]> vectors) {
        if (vectors.isEmpty()) {
            throw new IllegalArgumentException("No vectors");
        }
        double[] sum = new double[vectors.getFirst().length];
        for (float[] vector : vectors) {
            for (int i = 0; i < sum.length; i++) {
                sum[i] += vector[i];
            }
        }
        float[] mean = new float[sum.length];
        for (int i = 0; i < sum.length; i++) {
            mean[i] = (float) (sum[i] / vectors.size());
        }
        return mean;
    }

    /** Of length 1, so that a dot product is a cosine; zero stays zero. */
    public static float[] normalised(float[] vector) {
        double square = 0;
        for (float x : vector) {
            square += (double) x * x;
        }
        float scale = square == 0 ? 0 : (float) (1 / Math.sqrt(square));
        float[] unit = new float[vector.length];
        for (int i = 0; i < unit.length; i++) {
            unit[i] = vector[i] * scale;
        }
        return unit;
    }

    /**
     * What is particular about a vector: itself less what all have in common, of length 1. Without centring all texts of one
     * product look alike and no cosine threshold separates anything.
     */
    public static float[] centred(float[] vector, float[] mean) {
        float[] difference = new float[vector.length];
        for (int i = 0; i < difference.length; i++) {
            difference[i] = vector[i] - mean[i];
        }
        return normalised(difference);
    }
}
