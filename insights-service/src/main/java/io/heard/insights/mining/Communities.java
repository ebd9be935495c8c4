package io.heard.insights.mining;

import java.util.Arrays;
import java.util.Random;
import nl.cwts.networkanalysis.Clustering;
import nl.cwts.networkanalysis.LeidenAlgorithm;
import nl.cwts.networkanalysis.Network;
import org.jspecify.annotations.Nullable;

/**
 * Splits a neighbour graph into groups with the Leiden algorithm (Traag, Waltman and van Eck 2019, in their own
 * implementation), by modularity.
 *
 * <p>How fine to split is decided from the graph alone: where the groups at resolution 1 are loosely knit (modularity below
 * {@value #CRISP}), as complaints of one product mostly are, resolution {@value #COARSE} is taken; where they are crisp, the
 * graph can carry more groups, and the largest resolution is taken that costs no more than {@value #TOLERANCE} of the best
 * modularity.
 */
final class Communities {

    private static final double CRISP = .8;

    /** A little above 1: at 1 "late" and "cancelled" fall together, at 1.5 and more the same complaint comes twice. */
    private static final double COARSE = 1.4;

    private static final double TOLERANCE = .025;
    private static final double[] FINER = {1.5, 2, 3, 4, 6, 8, 11};
    private static final int ITERATIONS = 10;
    private static final int STARTS = 4;

    /** What a fresh start must gain before it replaces the groups people know, in modularity. */
    private static final double WORTH_THE_CHANGE = .02;

    private static final long SEED = 42;

    private Communities() {}

    /**
     * @param previous the group of each node before, -1 for a node that had none; null for a first run
     * @return the group of each node, counted from 0
     */
    static int[] find(Network network, int @Nullable [] previous) {
        double resolution = resolution(network);
        Clustering fresh = fresh(network, resolution);
        if (previous == null) {
            return groups(fresh);
        }
        Clustering kept = new Clustering(alone(previous));
        run(network, kept, resolution, SEED);
        boolean worthIt =
                modularity(network, fresh, resolution) > modularity(network, kept, resolution) + WORTH_THE_CHANGE;
        return groups(worthIt ? fresh : kept);
    }

    private static double resolution(Network network) {
        double quality = modularity(network, fresh(network, 1), 1);
        if (quality < CRISP) {
            return COARSE;
        }
        double chosen = 1;
        double best = quality;
        for (double finer : FINER) {
            double finerQuality = modularity(network, fresh(network, finer), 1);
            best = Math.max(best, finerQuality);
            if (finerQuality >= (1 - TOLERANCE) * best) {
                chosen = finer;
            }
        }
        return chosen;
    }

    private static Clustering fresh(Network network, double resolution) {
        Clustering best = new Clustering(network.getNNodes());
        run(network, best, resolution, SEED);
        for (int start = 1; start < STARTS; start++) {
            Clustering other = new Clustering(network.getNNodes());
            run(network, other, resolution, SEED + start);
            if (modularity(network, other, resolution) > modularity(network, best, resolution)) {
                best = other;
            }
        }
        return best;
    }

    private static void run(Network network, Clustering clustering, double resolution, long seed) {
        leiden(network, resolution, seed).improveClustering(network, clustering);
    }

    /** Newman's modularity, -0.5 to 1, with the second term weighted by the resolution. */
    private static double modularity(Network network, Clustering clustering, double resolution) {
        return leiden(network, resolution, SEED).calcQuality(network, clustering);
    }

    private static LeidenAlgorithm leiden(Network network, double resolution, long seed) {
        double perWeight = resolution / Math.max(network.getTotalNodeWeight(), Double.MIN_NORMAL);
        return new LeidenAlgorithm(perWeight, ITERATIONS, LeidenAlgorithm.DEFAULT_RANDOMNESS, new Random(seed));
    }

    /** Nodes without a group start in one of their own. */
    private static int[] alone(int[] previous) {
        int next = Arrays.stream(previous).max().orElse(-1) + 1;
        int[] groups = previous.clone();
        for (int i = 0; i < groups.length; i++) {
            if (groups[i] < 0) {
                groups[i] = next++;
            }
        }
        return groups;
    }

    private static int[] groups(Clustering clustering) {
        clustering.removeEmptyClusters();
        return clustering.getClusters();
    }
}
