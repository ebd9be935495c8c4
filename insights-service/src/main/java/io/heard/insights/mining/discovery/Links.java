package io.heard.insights.mining.discovery;

import java.util.HashMap;
import java.util.Map;
import nl.cwts.networkanalysis.Network;
import nl.cwts.util.LargeDoubleArray;
import nl.cwts.util.LargeIntArray;

/** What ties texts to each other, two by two; heavier where they have more to do with each other. */
final class Links {

    private final int texts;
    private final Map<Long, Double> weights = new HashMap<>();

    /** @param texts how many there are; they are known by their position */
    Links(int texts) {
        this.texts = texts;
    }

    int texts() {
        return texts;
    }

    /** Ties two texts, more strongly if they are tied already. */
    void add(int one, int other, double weight) {
        weights.merge(pair(one, other), weight, Double::sum);
    }

    /** For Leiden: node weights are the sums of the links' weights, which makes its quality modularity. */
    Network network() {
        long[] pairs =
                weights.keySet().stream().mapToLong(Long::longValue).sorted().toArray();
        var ends = new LargeIntArray[] {new LargeIntArray(pairs.length), new LargeIntArray(pairs.length)};
        var heaviness = new LargeDoubleArray(pairs.length);
        for (int p = 0; p < pairs.length; p++) {
            ends[0].set(p, (int) (pairs[p] >> 32));
            ends[1].set(p, (int) pairs[p]);
            heaviness.set(p, weights.getOrDefault(pairs[p], 0.0));
        }
        return new Network(texts, true, ends, heaviness, false, false);
    }

    private static long pair(int one, int other) {
        return (long) Math.min(one, other) << 32 | Math.max(one, other);
    }
}
