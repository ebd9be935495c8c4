package io.heard.insights.mining.seeding;

import io.heard.insights.mining.seeding.TermWeights.Terms;

/** Sums that are long: written as loops over arrays. */
final class Vectors {

    private Vectors() {}

    /** To length 1; zero stays zero. */
    static void normalise(float[] vector) {
        double square = 0;
        for (float x : vector) {
            square += (double) x * x;
        }
        float scale = square == 0 ? 0 : (float) (1 / Math.sqrt(square));
        for (int i = 0; i < vector.length; i++) {
            vector[i] *= scale;
        }
    }

    static double dot(float[] a, float[] b) {
        float s0 = 0;
        float s1 = 0;
        float s2 = 0;
        float s3 = 0;
        int i = 0;
        // Four sums, so that the additions do not wait for each other.
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

    static double dot(Terms terms, float[] weights) {
        double sum = 0;
        for (int i = 0; i < terms.positions.length; i++) {
            sum += terms.weights[i] * weights[terms.positions[i]];
        }
        return sum;
    }

    static void add(float[] sum, float[] vector, double weight) {
        float w = (float) weight;
        for (int i = 0; i < sum.length; i++) {
            sum[i] += w * vector[i];
        }
    }

    static void add(float[] sum, Terms terms, double weight) {
        for (int i = 0; i < terms.positions.length; i++) {
            sum[terms.positions[i]] += (float) weight * terms.weights[i];
        }
    }
}
