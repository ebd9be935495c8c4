package io.heard.insights.mining.discovery;

import java.util.Arrays;
import nl.cwts.networkanalysis.Network;
import nl.cwts.util.LargeDoubleArray;
import nl.cwts.util.LargeIntArray;

/** What ties texts to each other, two by two; heavier where they have more to do with each other. */
final class Links {

    private static final int FEW = 8;

    /** Of each text those with the texts that come after it, ascending. */
    private final int[][] others;

    private final double[][] weights;
    private final int[] counts;
    private int all;

    /** @param texts how many there are; they are known by their position */
    Links(int texts) {
        this.others = new int[texts][FEW];
        this.weights = new double[texts][FEW];
        this.counts = new int[texts];
    }

    /** Ties two texts, more strongly if they are tied already. */
    void add(int one, int other, double weight) {
        int text = Math.min(one, other);
        int with = Math.max(one, other);
        int found = Arrays.binarySearch(others[text], 0, counts[text], with);
        if (found >= 0) {
            weights[text][found] += weight;
        } else {
            insert(text, -found - 1, with, weight);
        }
    }

    private void insert(int text, int place, int with, double weight) {
        int count = counts[text];
        if (count == others[text].length) {
            others[text] = Arrays.copyOf(others[text], 2 * count);
            weights[text] = Arrays.copyOf(weights[text], 2 * count);
        }
        System.arraycopy(others[text], place, others[text], place + 1, count - place);
        System.arraycopy(weights[text], place, weights[text], place + 1, count - place);
        others[text][place] = with;
        weights[text][place] = weight;
        counts[text]++;
        all++;
    }

    /** For Leiden: node weights are the sums of the links' weights, which makes its quality modularity. */
    Network network() {
        var ends = new LargeIntArray[] {new LargeIntArray(all), new LargeIntArray(all)};
        var heaviness = new LargeDoubleArray(all);
        long link = 0;
        for (int text = 0; text < counts.length; text++) {
            for (int i = 0; i < counts[text]; i++) {
                ends[0].set(link, text);
                ends[1].set(link, others[text][i]);
                heaviness.set(link, weights[text][i]);
                link++;
            }
        }
        return new Network(counts.length, true, ends, heaviness, false, false);
    }
}
