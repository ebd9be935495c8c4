package io.heard.insights.mining.discovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.heard.insights.mining.Embedding;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import nl.cwts.networkanalysis.Network;
import org.junit.jupiter.api.Test;

class NeighboursTest {

    /** More than fit into one block, and of a width that is no multiple of what is added at a time. */
    private static final int TEXTS = 1100;

    private static final int WIDTH = 38;

    @Test
    void findsTheSameAsLookingAtEachPair() {
        List<Embedding> vectors = vectors();

        Network network = network(vectors, 3);

        for (int i = 0; i < TEXTS; i += 97) {
            Set<Integer> tied = new HashSet<>();
            for (int other : network.getNeighbors(i)) {
                tied.add(other);
            }
            assertTrue(tied.containsAll(nearest(vectors, i)), "text " + i);
        }
    }

    @Test
    void tiesMoreStronglyWhereNearnessIsRarer() {
        // Two pairs equally near; the first pair lies in a crowd that is nearly as near.
        List<Embedding> vectors = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            vectors.add(turned(0, 1, .02 * i));
        }
        vectors.add(turned(2, 3, 0));
        vectors.add(turned(2, 3, .02));

        Network network = network(vectors, 5);

        assertTrue(weight(network, 12, 13) >= weight(network, 5, 6));
        assertTrue(weight(network, 0, 1) > weight(network, 0, 5));
    }

    @Test
    void leavesATextAloneThatIsLikeNoOther() {
        Network network = network(List.of(turned(0, 1, 0), turned(0, 1, .1), turned(2, 3, 0)), 5);

        assertEquals(0, network.getNeighbors(2).length);
    }

    private static Network network(List<Embedding> vectors, int neighbours) {
        Links links = new Links(vectors.size());
        Neighbours.find(vectors, 10).tie(neighbours, links);
        return links.network();
    }

    private static double weight(Network network, int one, int other) {
        int[] neighbours = network.getNeighbors(one);
        for (int i = 0; i < neighbours.length; i++) {
            if (neighbours[i] == other) {
                return network.getEdgeWeights(one)[i];
            }
        }
        return 0;
    }

    private static List<Integer> nearest(List<Embedding> vectors, int i) {
        return IntStream.range(0, vectors.size())
                .filter(j -> j != i)
                .boxed()
                .sorted((a, b) -> Float.compare(
                        vectors.get(i).dot(vectors.get(b)), vectors.get(i).dot(vectors.get(a))))
                .limit(3)
                .toList();
    }

    private static List<Embedding> vectors() {
        Random random = new Random(7);
        List<Embedding> vectors = new ArrayList<>();
        for (int i = 0; i < TEXTS; i++) {
            float[] values = new float[WIDTH];
            for (int d = 0; d < WIDTH; d++) {
                values[d] = (float) random.nextGaussian();
            }
            vectors.add(Embedding.of(values).normalised());
        }
        return vectors;
    }

    /** Of length 1, at an angle from one axis towards another. */
    private static Embedding turned(int from, int towards, double angle) {
        float[] values = new float[4];
        values[from] = (float) Math.cos(angle);
        values[towards] = (float) Math.sin(angle);
        return Embedding.of(values);
    }
}
