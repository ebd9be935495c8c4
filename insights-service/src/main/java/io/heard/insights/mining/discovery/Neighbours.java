package io.heard.insights.mining.discovery;

import io.heard.insights.mining.Embedding;
import java.util.Arrays;
import java.util.List;

/**
 * Who means nearly the same: a link wherever one of two texts is among the nearest of the other. Exact; the work grows with the
 * square of the number of texts (5000 texts: about two seconds on one core).
 *
 * <p>A link's weight says how near the two are for where they lie: e to the power of {@value #SHARPNESS} times what their cosine
 * is above the mean of what both have with their nearest (local scaling, Zelnik-Manor and Perona 2004). Otherwise short texts,
 * which are all alike, would be tied together more strongly than long ones that say the same.
 */
final class Neighbours {

    private static final double SHARPNESS = 8;

    /** So many of the nearest say how crowded the place is. */
    private static final int CROWD = 10;

    /** Similarities are computed for so many columns at a time, a block that stays in the processor's cache. */
    private static final int BLOCK = 512;

    private final float[][] nearest;
    private final int[][] whose;

    private Neighbours(float[][] nearest, int[][] whose) {
        this.nearest = nearest;
        this.whose = whose;
    }

    /**
     * @param vectors of length 1
     * @param most how many of the nearest of each text are looked for
     */
    static Neighbours find(List<Embedding> vectors, int most) {
        int n = vectors.size();
        int k = Math.min(most, n - 1);
        float[][] nearest = new float[n][k];
        int[][] whose = new int[n][k];
        for (float[] row : nearest) {
            Arrays.fill(row, Float.NEGATIVE_INFINITY);
        }
        float[][] rows = vectors.stream().map(Embedding::toArray).toArray(float[][]::new);
        for (int start = 0; start < n; start += BLOCK) {
            keepNearest(rows, start, Math.min(n, start + BLOCK), nearest, whose);
        }
        return new Neighbours(nearest, whose);
    }

    /** @param neighbours how many of the nearest each text is tied to, at most as many as were looked for */
    void tie(int neighbours, Links links) {
        int n = nearest.length;
        double[] crowded = new double[n];
        for (int i = 0; i < n; i++) {
            crowded[i] = crowdedness(nearest[i]);
        }
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < Math.min(neighbours, nearest[i].length); j++) {
                int other = whose[i][j];
                // Opposites are no neighbours, however few texts there are. A link that both ends ask for is one link.
                if (nearest[i][j] > 0 && (i < other || !isAmong(i, whose[other], neighbours))) {
                    double above = nearest[i][j] - (crowded[i] + crowded[other]) / 2;
                    links.add(i, other, Math.exp(SHARPNESS * above));
                }
            }
        }
    }

    private static double crowdedness(float[] nearest) {
        double sum = 0;
        int size = Math.min(CROWD, nearest.length);
        for (int j = 0; j < size; j++) {
            sum += nearest[j];
        }
        return size == 0 ? 0 : sum / size;
    }

    private static boolean isAmong(int position, int[] positions, int first) {
        return Arrays.stream(positions).limit(first).anyMatch(p -> p == position);
    }

    private static void keepNearest(float[][] rows, int from, int to, float[][] nearest, int[][] whose) {
        float[][] columns = transposed(Arrays.copyOfRange(rows, from, to));
        float[] similarities = new float[to - from];
        for (int i = 0; i < rows.length; i++) {
            float[] row = rows[i];
            Arrays.fill(similarities, 0);
            for (int d = 0; d < row.length; d++) {
                addScaled(similarities, columns[d], row[d]);
            }
            for (int j = 0; j < similarities.length; j++) {
                if (from + j != i) {
                    insert(nearest[i], whose[i], similarities[j], from + j);
                }
            }
        }
    }

    /** Kept as simple as this, the compiler turns it into vector instructions. */
    private static void addScaled(float[] sum, float[] column, float factor) {
        for (int j = 0; j < sum.length; j++) {
            sum[j] += factor * column[j];
        }
    }

    /** Keeps the row sorted, the nearest first; of equals the earlier stays. */
    private static void insert(float[] nearest, int[] whose, float similarity, int index) {
        int place = nearest.length;
        while (place > 0 && nearest[place - 1] < similarity) {
            place--;
        }
        if (place < nearest.length) {
            System.arraycopy(nearest, place, nearest, place + 1, nearest.length - place - 1);
            System.arraycopy(whose, place, whose, place + 1, whose.length - place - 1);
            nearest[place] = similarity;
            whose[place] = index;
        }
    }

    private static float[][] transposed(float[][] rows) {
        float[][] columns = new float[rows[0].length][rows.length];
        for (int i = 0; i < rows.length; i++) {
            for (int d = 0; d < columns.length; d++) {
                columns[d][i] = rows[i][d];
            }
        }
        return columns;
    }
}
