package io.heard.insights.mining.discovery;

/**
 * The nearest of each text, the nearest first; of equals the one offered first. What is no nearer than by a similarity of zero is
 * no neighbour, however few texts there are. Several threads may fill it, each the rows of its own texts.
 */
final class Nearest {

    private final float[][] similarities;
    private final int[][] whose;
    private final int[] found;

    /** @param most how many are kept of each */
    Nearest(int texts, int most) {
        int kept = Math.max(0, Math.min(most, texts - 1));
        this.similarities = new float[texts][kept];
        this.whose = new int[texts][kept];
        this.found = new int[texts];
    }

    void offer(int text, int other, float similarity) {
        float[] row = similarities[text];
        int last = row.length - 1;
        // The row ends in zeros while it is not full.
        if (last < 0 || !(similarity > row[last]) || other == text) {
            return;
        }
        found[text] = Math.min(row.length, found[text] + 1);
        int place = found[text] - 1;
        int[] names = whose[text];
        while (place > 0 && row[place - 1] < similarity) {
            row[place] = row[place - 1];
            names[place] = names[place - 1];
            place--;
        }
        row[place] = similarity;
        names[place] = other;
    }

    /** The mean similarity of a text's nearest, so many at most; where it has fewer, the others count as 0. */
    double meanOfFirst(int many, int text) {
        int size = Math.min(many, similarities[text].length);
        double sum = 0;
        for (int j = 0; j < size; j++) {
            sum += similarities[text][j];
        }
        return size == 0 ? 0 : sum / size;
    }

    /** A pair of neighbours. */
    interface Pair {
        void tied(int one, int other, float similarity);
    }

    /**
     * Each two of which one is among the first so many of the other, once.
     *
     * @param first at most as many as are kept
     */
    void forEachPair(int first, Pair pair) {
        for (int i = 0; i < whose.length; i++) {
            for (int j = 0; j < Math.min(first, found[i]); j++) {
                int other = whose[i][j];
                if (i < other || !isAmong(i, other, first)) {
                    pair.tied(i, other, similarities[i][j]);
                }
            }
        }
    }

    private boolean isAmong(int text, int ofOther, int first) {
        for (int j = 0; j < Math.min(first, found[ofOther]); j++) {
            if (whose[ofOther][j] == text) {
                return true;
            }
        }
        return false;
    }
}
