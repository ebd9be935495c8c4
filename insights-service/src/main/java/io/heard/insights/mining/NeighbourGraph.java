package io.heard.insights.mining;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nl.cwts.networkanalysis.Network;
import nl.cwts.util.LargeDoubleArray;
import nl.cwts.util.LargeIntArray;

/**
 * Who is near whom: an edge wherever one of two texts is among the nearest of the other, as heavy as their cosine. Exact; the
 * work grows with the square of the number of texts (5000 texts: about two seconds on one core).
 */
final class NeighbourGraph {

    /** Similarities are computed for so many columns at a time, a block that stays in the processor's cache. */
    private static final int BLOCK = 512;

    private NeighbourGraph() {}

    /**
     * @param vectors of length 1
     * @param neighbours how many of the nearest each text is tied to
     */
    static Network of(List<Embedding> vectors, int neighbours) {
        int n = vectors.size();
        int k = Math.min(neighbours, n - 1);
        Map<Long, Float> edges = new HashMap<>();
        float[][] nearest = new float[n][k];
        int[][] whose = new int[n][k];
        for (float[] row : nearest) {
            Arrays.fill(row, Float.NEGATIVE_INFINITY);
        }
        for (int start = 0; start < n; start += BLOCK) {
            keepNearest(vectors, start, Math.min(n, start + BLOCK), nearest, whose);
        }
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < k; j++) {
                // Opposites are no neighbours, however few texts there are.
                if (nearest[i][j] > 0) {
                    long low = Math.min(i, whose[i][j]);
                    long high = Math.max(i, whose[i][j]);
                    edges.put(low << 32 | high, nearest[i][j]);
                }
            }
        }
        return network(n, edges);
    }

    private static void keepNearest(List<Embedding> vectors, int from, int to, float[][] nearest, int[][] whose) {
        float[][] columns = transposed(vectors.subList(from, to));
        float[] similarities = new float[to - from];
        for (int i = 0; i < vectors.size(); i++) {
            float[] row = vectors.get(i).values();
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

    private static float[][] transposed(List<Embedding> vectors) {
        int width = vectors.getFirst().dimensions();
        float[][] columns = new float[width][vectors.size()];
        for (int i = 0; i < vectors.size(); i++) {
            float[] vector = vectors.get(i).values();
            for (int d = 0; d < width; d++) {
                columns[d][i] = vector[d];
            }
        }
        return columns;
    }

    private static Network network(int n, Map<Long, Float> edges) {
        long[] sorted =
                edges.keySet().stream().mapToLong(Long::longValue).sorted().toArray();
        var ends = new LargeIntArray[] {new LargeIntArray(sorted.length), new LargeIntArray(sorted.length)};
        var weights = new LargeDoubleArray(sorted.length);
        for (int e = 0; e < sorted.length; e++) {
            ends[0].set(e, (int) (sorted[e] >> 32));
            ends[1].set(e, (int) sorted[e]);
            weights.set(e, edges.getOrDefault(sorted[e], 0f));
        }
        // Node weights = sums of edge weights: with them Leiden's quality is modularity.
        return new Network(n, true, ends, weights, false, false);
    }
}
