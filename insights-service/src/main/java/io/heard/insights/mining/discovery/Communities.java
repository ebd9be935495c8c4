package io.heard.insights.mining.discovery;

import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import nl.cwts.networkanalysis.Clustering;
import nl.cwts.networkanalysis.LeidenAlgorithm;
import nl.cwts.networkanalysis.Network;
import nl.cwts.util.LargeDoubleArray;
import nl.cwts.util.LargeIntArray;

/**
 * Splits a network of texts into groups with the Leiden algorithm (Traag, Waltman and van Eck 2019, in their own
 * implementation), by modularity.
 */
final class Communities {

    private static final double COARSEST = .2;
    private static final double FINEST = 64;

    /** Each leaves a third of what is between coarsest and finest; after these, resolutions differ by less than 3 %. */
    private static final int THIRDS = 5;

    private static final double NEARLY_ALL = .95;

    private static final int ITERATIONS = 3;

    /** They say how fine a network can be split as well as all do. */
    private static final int ITERATIONS_TO_TRY = 2;

    private static final int STARTS = 2;
    private static final long SEED = 42;

    private final Network network;
    private final double resolution;

    private Communities(Network network, double resolution) {
        this.network = network;
        this.resolution = resolution;
    }

    /** @param network with the sums of the links' weights as node weights */
    static Communities at(double resolution, Network network) {
        return new Communities(network, resolution);
    }

    /**
     * As fine as possible, with nearly all nodes in groups of some size.
     *
     * @param inside the least share of the links' weight that is to stay inside the groups, 0 to 1
     * @param fewest nodes of a group
     * @param network with the sums of the links' weights as node weights
     */
    static Communities finest(double inside, int fewest, Network network) {
        double low = StrictMath.log(COARSEST);
        double high = StrictMath.log(FINEST);
        for (int i = 0; i < THIRDS; i++) {
            double third = (high - low) / 3;
            double start = low;
            boolean[] passes = new boolean[2];
            IntStream.range(0, passes.length)
                    .parallel()
                    .forEach(cut -> passes[cut] = at(StrictMath.exp(start + (cut + 1) * third), network)
                            .keeps(inside, fewest));
            low = passes[1] ? low + 2 * third : passes[0] ? low + third : low;
            high = passes[1] ? high : low + third;
        }
        return at(StrictMath.exp(low), network);
    }

    private boolean keeps(double inside, int fewest) {
        int[] groups = run(SEED, ITERATIONS_TO_TRY).getClusters();
        return inside(groups) >= inside && inGroupsOf(fewest, groups) >= NEARLY_ALL;
    }

    /** The same network, to be split so many times as fine. */
    Communities finer(double times) {
        return at(resolution * times, network);
    }

    /** The groups inside these groups: the same network, split so many times as fine. */
    int[] findFiner(double times) {
        return finer(times).run(SEED).getClusters();
    }

    /** The group of each node, counted from 0. */
    int[] find() {
        // Of equals the first, whichever thread is done first.
        return IntStream.range(0, STARTS)
                .parallel()
                .mapToObj(start -> run(SEED + start).getClusters())
                .toList()
                .stream()
                .reduce((one, other) -> quality(other) > quality(one) ? other : one)
                .orElseThrow();
    }

    /**
     * The groups with what is worth moving between them, see {@link WorthwhileMoves}.
     *
     * @param before the group of each node, -1 for none
     * @param fresh the group that it would have now, in the same numbers
     */
    int[] adopt(int[] before, int[] fresh) {
        double all = network.getTotalNodeWeight();
        return new WorthwhileMoves(network, perWeight(), quality(withMostTied(fresh)) * all, before, fresh).apply();
    }

    private int[] withMostTied(int[] groups) {
        int[] joined = groups.clone();
        int next = Arrays.stream(groups).max().orElse(-1) + 1;
        for (int node = 0; node < groups.length; node++) {
            if (groups[node] < 0) {
                int group = mostTied(node, groups);
                joined[node] = group < 0 ? next++ : group;
            }
        }
        return joined;
    }

    /** The group with the most weight of links to the node, of equals the first; -1 when it is tied to none. */
    private int mostTied(int node, int[] groups) {
        int[] neighbours = network.getNeighbors(node);
        double[] weights = network.getEdgeWeights(node);
        Map<Integer, Double> ties = new TreeMap<>();
        for (int i = 0; i < neighbours.length; i++) {
            if (groups[neighbours[i]] >= 0) {
                ties.merge(groups[neighbours[i]], weights[i], Double::sum);
            }
        }
        int most = -1;
        double heaviest = 0;
        for (Map.Entry<Integer, Double> tie : ties.entrySet()) {
            if (tie.getValue() > heaviest) {
                heaviest = tie.getValue();
                most = tie.getKey();
            }
        }
        return most;
    }

    /**
     * How well nodes are grouped: Newman's modularity with its second term weighted by the resolution, below 1.
     *
     * @param groups the group of each node, any numbers
     */
    private double quality(int[] groups) {
        Map<Integer, Integer> numbers = new TreeMap<>();
        int[] counted = new int[groups.length];
        for (int i = 0; i < groups.length; i++) {
            Integer number = numbers.putIfAbsent(groups[i], numbers.size());
            counted[i] = number == null ? numbers.size() - 1 : number;
        }
        return leiden(SEED, ITERATIONS).calcQuality(network, new Clustering(counted));
    }

    /** The share of the links' weight that lies inside the groups, 0 to 1; 1 where there are no links. */
    double inside() {
        return inside(run(SEED).getClusters());
    }

    private double inside(int[] groups) {
        LargeIntArray[] ends = network.getEdges();
        LargeDoubleArray weights = network.getEdgeWeights();
        double inside = 0;
        double all = 0;
        for (long link = 0; link < weights.size(); link++) {
            all += weights.get(link);
            if (groups[ends[0].get(link)] == groups[ends[1].get(link)]) {
                inside += weights.get(link);
            }
        }
        return all == 0 ? 1 : inside / all;
    }

    private static double inGroupsOf(int fewest, int[] groups) {
        int[] sizes = new int[groups.length];
        for (int group : groups) {
            sizes[group]++;
        }
        return (double) Arrays.stream(groups)
                        .filter(group -> sizes[group] >= fewest)
                        .count()
                / groups.length;
    }

    private Clustering run(long seed) {
        return run(seed, ITERATIONS);
    }

    private Clustering run(long seed, int iterations) {
        Clustering clustering = new Clustering(network.getNNodes());
        leiden(seed, iterations).improveClustering(network, clustering);
        clustering.removeEmptyClusters();
        return clustering;
    }

    private LeidenAlgorithm leiden(long seed, int iterations) {
        return new LeidenAlgorithm(perWeight(), iterations, LeidenAlgorithm.DEFAULT_RANDOMNESS, new Random(seed));
    }

    private double perWeight() {
        return resolution / Math.max(network.getTotalNodeWeight(), Double.MIN_NORMAL);
    }
}
