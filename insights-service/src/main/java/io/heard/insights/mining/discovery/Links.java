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
        int texts = counts.length;
        int[] places = placesOfFirst();
        var ends = new LargeIntArray[] {new LargeIntArray(2L * all), new LargeIntArray(2L * all)};
        var heaviness = new LargeDoubleArray(2L * all);
        // Each link at both its texts. Those with texts before it are there when it is a text's turn, so all are
        // sorted.
        for (int text = 0; text < texts; text++) {
            for (int i = 0; i < counts[text]; i++) {
                int other = others[text][i];
                put(text, other, weights[text][i], places[text]++, ends, heaviness);
                put(other, text, weights[text][i], places[other]++, ends, heaviness);
            }
        }
        return new Network(texts, true, ends, heaviness, true, false);
    }

    /** Where the links of each text begin, when those of a text follow those of the one before. */
    private int[] placesOfFirst() {
        int[] links = counts.clone();
        for (int text = 0; text < counts.length; text++) {
            for (int i = 0; i < counts[text]; i++) {
                links[others[text][i]]++;
            }
        }
        int[] places = new int[links.length];
        for (int text = 1; text < places.length; text++) {
            places[text] = places[text - 1] + links[text - 1];
        }
        return places;
    }

    private static void put(
            int text, int other, double weight, int place, LargeIntArray[] ends, LargeDoubleArray heaviness) {
        ends[0].set(place, text);
        ends[1].set(place, other);
        heaviness.set(place, weight);
    }
}
