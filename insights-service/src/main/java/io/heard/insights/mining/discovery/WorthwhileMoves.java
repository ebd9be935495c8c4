package io.heard.insights.mining.discovery;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import nl.cwts.networkanalysis.Network;

/**
 * Which of the moves that a fresh look proposes are worth that people find their complaints elsewhere. Texts that would go from the
 * same group to the same other one are judged together, by what modularity gains with each of them; then each alone, whether it
 * had to go with the others.
 *
 * <p>Where groups run into each other many groupings are nearly as good, and each fresh look finds another of them. Adopted as a
 * whole, every one would move complaints for nothing.
 */
final class WorthwhileMoves {

    /** What is to be gained with each text that moves, as a share of what a text is worth where it fits best, on average. */
    private static final double LEAST_GAIN = .12;

    /** A theme that ends is missed by those who knew it, and with more complaints it often comes back. */
    private static final double LEAST_GAIN_OF_AN_END = 3 * LEAST_GAIN;

    /** What a single text must gain to go with the others. */
    private static final double LEAST_GAIN_ALONE = .3;

    /** Texts that stay make others stay; after so many rounds hardly any do. */
    private static final int ROUNDS = 3;

    private final Network network;
    private final double perWeight;
    private final double worth;
    private final int[] before;
    private final int[] fresh;
    private final int[] groups;
    private final double[] weights;
    private final int[] sizes;
    private final Set<Integer> living = new HashSet<>();

    /** Texts that would leave one group for another. */
    private record Move(int from, int to, List<Integer> texts) {

        private boolean concerns(Move other) {
            return from == other.from || from == other.to || to == other.from || to == other.to;
        }
    }

    /**
     * @param perWeight the resolution, divided by the sum of all node weights
     * @param quality of the fresh grouping: its modularity times the sum of all node weights
     * @param before the group of each text, -1 for none
     * @param fresh the group it is to have, in the same numbers
     */
    WorthwhileMoves(Network network, double perWeight, double quality, int[] before, int[] fresh) {
        this.network = network;
        this.perWeight = perWeight;
        this.worth = Math.max(0, quality) / before.length;
        this.before = before.clone();
        this.fresh = fresh.clone();
        this.groups = before.clone();
        int all = 1
                + IntStream.concat(Arrays.stream(before), Arrays.stream(fresh))
                        .max()
                        .orElse(-1);
        this.weights = new double[all];
        this.sizes = new int[all];
        for (int text = 0; text < groups.length; text++) {
            living.add(fresh[text]);
            if (groups[text] >= 0) {
                weights[groups[text]] += network.getNodeWeight(text);
                sizes[groups[text]]++;
            }
        }
    }

    /**
     * The group of each text when what is worth it has moved; one without a group goes to its own, unless that would be made of
     * such texts alone.
     */
    int[] apply() {
        for (int text = 0; text < groups.length; text++) {
            if (before[text] < 0 && fresh[text] >= 0) {
                put(text, fresh[text]);
            }
        }
        moveWhatGains();
        int round = 0;
        while (round < ROUNDS && leaveWhatGainsLittle()) {
            round++;
        }
        takeOutWhatIsAlone();
        return groups;
    }

    private void moveWhatGains() {
        Map<Move, Double> gains = new LinkedHashMap<>();
        proposed().forEach(move -> gains.put(move, gain(move)));
        while (!gains.isEmpty()) {
            Move best = best(gains);
            if (gains.remove(best) < 0) {
                return;
            }
            best.texts().forEach(text -> put(text, best.to()));
            gains.replaceAll((move, gain) -> move.concerns(best) ? gain(move) : gain);
        }
    }

    private void takeOutWhatIsAlone() {
        Set<Integer> settled = new HashSet<>();
        for (int text = 0; text < groups.length; text++) {
            if (before[text] >= 0) {
                settled.add(groups[text]);
            }
        }
        for (int text = 0; text < groups.length; text++) {
            if (before[text] < 0 && !settled.contains(groups[text])) {
                groups[text] = before[text];
            }
        }
    }

    /** In a fixed order. */
    private List<Move> proposed() {
        Map<Long, List<Integer>> texts = new TreeMap<>();
        for (int text = 0; text < groups.length; text++) {
            if (before[text] >= 0 && fresh[text] >= 0 && before[text] != fresh[text]) {
                texts.computeIfAbsent((long) before[text] << 32 | fresh[text], none -> new ArrayList<>())
                        .add(text);
            }
        }
        return texts.values().stream()
                .map(theirs -> new Move(before[theirs.getFirst()], fresh[theirs.getFirst()], theirs))
                .toList();
    }

    private static Move best(Map<Move, Double> gains) {
        return gains.entrySet().stream()
                .reduce((one, other) -> other.getValue() > one.getValue() ? other : one)
                .orElseThrow()
                .getKey();
    }

    /** With each of the texts, beyond what is asked for. */
    private double gain(Move move) {
        double asked = living.contains(move.from()) ? LEAST_GAIN : LEAST_GAIN_OF_AN_END;
        return gain(move.texts(), move.from(), move.to()) / move.texts().size() - asked * worth;
    }

    /** In units of the sum of all node weights; the texts are in the first group and none in the second. */
    private double gain(List<Integer> texts, int from, int to) {
        Set<Integer> moving = new HashSet<>(texts);
        double ties = 0;
        double weight = 0;
        for (int text : texts) {
            weight += network.getNodeWeight(text);
            int[] neighbours = network.getNeighbors(text);
            double[] links = network.getEdgeWeights(text);
            for (int i = 0; i < neighbours.length; i++) {
                if (groups[neighbours[i]] == to) {
                    ties += links[i];
                } else if (groups[neighbours[i]] == from && !moving.contains(neighbours[i])) {
                    ties -= links[i];
                }
            }
        }
        return 2 * (ties - perWeight * weight * (weights[to] - (weights[from] - weight)));
    }

    private boolean leaveWhatGainsLittle() {
        boolean left = false;
        for (int text = 0; text < groups.length; text++) {
            int from = before[text];
            int to = groups[text];
            if (from >= 0 && from != to && sizes[from] > 0) {
                put(text, from);
                if (gain(List.of(text), from, to) < LEAST_GAIN_ALONE * worth) {
                    left = true;
                } else {
                    put(text, to);
                }
            }
        }
        return left;
    }

    private void put(int text, int group) {
        double weight = network.getNodeWeight(text);
        if (groups[text] >= 0) {
            weights[groups[text]] -= weight;
            sizes[groups[text]]--;
        }
        groups[text] = group;
        weights[group] += weight;
        sizes[group]++;
    }
}
