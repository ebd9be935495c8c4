package io.heard.insights.mining.discovery;

import io.heard.insights.mining.Embedding;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Who means nearly the same: a link wherever one of two texts is among the nearest of the other. Exact; the work grows with the
 * square of the number of texts.
 *
 * <p>A link's weight says how near the two are for where they lie: e to the power of {@value #SHARPNESS} times what their cosine
 * is above the mean of what both have with their nearest (local scaling, Zelnik-Manor and Perona 2004). Otherwise short texts,
 * which are all alike, would be tied together more strongly than long ones that say the same.
 */
final class Neighbours {

    private static final double SHARPNESS = 8;

    /** Of a link between two that have nothing to do with each other. */
    private static final double LEAST_WEIGHT = .01;

    /** So many of the nearest say how crowded the place is. */
    private static final int CROWD = 10;

    /** Similarities are computed for so many texts at a time, a block that stays in the processor's cache. */
    private static final int BLOCK = 256;

    /** Dimensions added in one pass over the sums. */
    private static final int AT_A_TIME = 4;

    private final Nearest nearest;
    private final int texts;

    private Neighbours(Nearest nearest, int texts) {
        this.nearest = nearest;
        this.texts = texts;
    }

    /**
     * @param vectors of length 1
     * @param most how many of the nearest of each text are looked for
     */
    static Neighbours find(List<Embedding> vectors, int most) {
        int n = vectors.size();
        Nearest nearest = new Nearest(n, most);
        List<Block> blocks = blocks(vectors);
        blocks.parallelStream().forEach(block -> compare(block, block, nearest));
        // Each two blocks once, as in a tournament: in a round each block is in one pair, so each text's nearest are
        // touched by one
        // thread only, in the same order on any number of them.
        int players = blocks.size() + blocks.size() % 2;
        for (int round = 0; round < players - 1; round++) {
            int turn = round;
            IntStream.range(0, players / 2).parallel().forEach(pair -> {
                int one = pair == 0 ? players - 1 : (turn + pair) % (players - 1);
                int other = (turn + players - 1 - pair) % (players - 1);
                if (one < blocks.size()) {
                    compare(blocks.get(one), blocks.get(other), nearest);
                }
            });
        }
        return new Neighbours(nearest, n);
    }

    /** Texts that follow each other, by their own and by the vectors' dimensions. */
    private static final class Block {

        private final int first;
        private final float[][] rows;
        private final float[][] columns;

        private Block(int first, float[][] rows) {
            this.first = first;
            this.rows = rows;
            this.columns = transposed(rows);
        }
    }

    private static List<Block> blocks(List<Embedding> vectors) {
        return IntStream.rangeClosed(0, (vectors.size() - 1) / BLOCK)
                .map(block -> block * BLOCK)
                .filter(first -> first < vectors.size())
                .mapToObj(first -> new Block(
                        first,
                        vectors.subList(first, Math.min(vectors.size(), first + BLOCK)).stream()
                                .map(Embedding::toArray)
                                .toArray(float[][]::new)))
                .toList();
    }

    private static void compare(Block one, Block other, Nearest nearest) {
        for (int i = 0; i < one.rows.length; i++) {
            float[] similarities = similarities(one.rows[i], other.columns);
            for (int j = 0; j < similarities.length; j++) {
                nearest.offer(one.first + i, other.first + j, similarities[j]);
                if (one != other) {
                    nearest.offer(other.first + j, one.first + i, similarities[j]);
                }
            }
        }
    }

    /** @param neighbours how many of the nearest each text is tied to, at most as many as were looked for */
    void tie(int neighbours, Links links) {
        double[] crowded = new double[texts];
        Arrays.setAll(crowded, text -> nearest.meanOfFirst(CROWD, text));
        nearest.forEachPair(neighbours, (one, other, similarity) -> {
            double above = similarity - (crowded[one] + crowded[other]) / 2;
            links.add(one, other, StrictMath.exp(SHARPNESS * above));
        });
    }

    /**
     * With the squares of cosines. The other way is for vectors of meaning, of which hardly two are the same; vectors of a few words
     * often are, and such two would be tied a thousand times as strongly as others, and to nothing else.
     */
    void tieByCosine(int neighbours, Links links) {
        nearest.forEachPair(
                neighbours,
                (one, other, similarity) -> links.add(one, other, Math.max(LEAST_WEIGHT, similarity * similarity)));
    }

    private static float[] similarities(float[] row, float[][] columns) {
        float[] sums = new float[columns[0].length];
        int d = 0;
        for (; d + AT_A_TIME <= row.length; d += AT_A_TIME) {
            addScaled(sums, columns, row, d);
        }
        for (; d < row.length; d++) {
            addScaled(sums, columns[d], row[d]);
        }
        return sums;
    }

    /** Kept as simple as this, the compiler turns it into vector instructions; several at a time, a sum is fetched and put back less. */
    private static void addScaled(float[] sums, float[][] columns, float[] factors, int d) {
        float[] c0 = columns[d];
        float[] c1 = columns[d + 1];
        float[] c2 = columns[d + 2];
        float[] c3 = columns[d + 3];
        float f0 = factors[d];
        float f1 = factors[d + 1];
        float f2 = factors[d + 2];
        float f3 = factors[d + 3];
        for (int j = 0; j < sums.length; j++) {
            sums[j] += f0 * c0[j] + f1 * c1[j] + (f2 * c2[j] + f3 * c3[j]);
        }
    }

    private static void addScaled(float[] sums, float[] column, float factor) {
        for (int j = 0; j < sums.length; j++) {
            sums[j] += factor * column[j];
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
