package io.heard.insights.mining.emerging;

import io.heard.insights.mining.Embedding;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Watches the complaints of one product as they arrive, and says when something new is among them: several customers, one soon
 * after the other, say what is nearer to each other than nearly anything that was said before.
 *
 * <p>Around each newcomer and its nearest recent complaints a centre is put. Of everything ever as near to that centre as the
 * {@code k}-th of the recent ones, how many are recent? Were the matter an old one, the recent ones would be as many as their share of
 * all complaints ({@link RateTest}); when that has hardly a chance, for some {@code k} from five on, it is new. Near and far are thus
 * measured by the matter's own tightness, not by one threshold: a new matter close to an old one is seen when its complaints are
 * nearer to each other than to the old one's. It is a scan statistic (Kulldorff, "A spatial scan statistic", 1997) over
 * neighbourhoods instead of places.
 *
 * <p>What was found is known from then on, and not found again while it is as near to what was found. The same complaints in the
 * same order give the same answers. Not for several threads.
 */
public final class EmergenceWatch {

    /** The newest so many complaints are compared with. */
    public static final int MEMORY = 5000;

    /** One customer who complains a lot is a case, nothing new. */
    public static final int FEWEST_CUSTOMERS = 5;

    /** Recent are at most so many complaints, from at most so long ago. */
    private static final int WINDOW = 250;

    public static final Duration LONGEST = Duration.ofDays(30);

    /** With more customers than these it would have been seen before. */
    private static final int MOST_CUSTOMERS = 12;

    /** Less near to their centre, in cosine of centred vectors, complaints have nothing in common. */
    private static final float LEAST_SIMILARITY = .2f;

    /** Nearer than this to what is known is always the same. */
    private static final float SURELY_THE_SAME = .5f;

    /** Each newcomer is looked at, with several sizes of group, so chance has many chances. */
    private static final double HARDLY = 1e-8;

    private final Embedding mean;
    private final List<Remembered> memory = new ArrayList<>();
    private final List<Known> known = new ArrayList<>();

    /** @param mean what the product's complaints have in common, see {@link Embedding#centred} */
    public EmergenceWatch(Embedding mean) {
        this.mean = mean;
    }

    /** @param embedding as the encoder made it, not centred */
    public record Arrival(UUID segmentId, UUID customerId, Embedding embedding, Instant answeredAt) {}

    /**
     * Something new.
     *
     * @param members one of each customer, the nearest to the centre first
     * @param centre mean of their embeddings, not centred
     * @param radius least cosine to the centre, both centred, of what is the same
     */
    public record Emergence(List<Arrival> members, Embedding centre, float radius) {}

    private record Remembered(Arrival arrival, Embedding centred) {}

    private record Known(Embedding centred, float radius) {
        boolean covers(Embedding other) {
            return centred.dot(other) >= radius;
        }
    }

    /** A recent complaint and how near it is to the centre, which it has no part in. */
    private record Near(int position, float similarity) {}

    /** Something that arrived before and was looked at then. */
    public void remember(Arrival arrival) {
        memory.add(new Remembered(arrival, arrival.embedding().centred(mean)));
        if (memory.size() > MEMORY) {
            memory.removeFirst();
        }
    }

    /** Something that was found before, see {@link Emergence}. */
    public void know(Embedding centre, float radius) {
        known.add(new Known(centre.centred(mean), radius));
    }

    /** Remembers a newcomer; something new when it is the one that makes it so. */
    public Optional<Emergence> arrive(Arrival arrival) {
        remember(arrival);
        Remembered newcomer = memory.getLast();
        if (isKnown(newcomer.centred())) {
            return Optional.empty();
        }
        int window = firstRecent();
        List<Integer> seed = nearest(newcomer, window);
        if (window == 0 || seed.size() < FEWEST_CUSTOMERS) {
            return Optional.empty();
        }
        List<Near> group = group(seed, window);
        // With nothing earlier like it, it would be the most surprising: mostly not even then, which saves looking
        // through it all.
        if (mostSurprising(group, new int[group.size()]).isEmpty()) {
            return Optional.empty();
        }
        Optional<Emergence> found = mostSurprising(group, surpassing(group, seed, window))
                .filter(size -> !isMostlyKnown(group.subList(0, size)))
                .map(size -> emergence(group.subList(0, size)));
        found.ifPresent(emergence -> know(emergence.centre(), emergence.radius()));
        return found;
    }

    private boolean isKnown(Embedding centred) {
        return known.stream().anyMatch(one -> one.covers(centred));
    }

    private int firstRecent() {
        Instant earliest = memory.getLast().arrival().answeredAt().minus(LONGEST);
        int first = memory.size() - 1;
        while (first > 0
                && memory.size() - first < WINDOW
                && !memory.get(first - 1).arrival().answeredAt().isBefore(earliest)) {
            first--;
        }
        return first;
    }

    /** The newcomer and the nearest to it of as many other customers as something new needs. */
    private List<Integer> nearest(Remembered newcomer, int window) {
        int last = memory.size() - 1;
        List<Near> others = nearestFirst(IntStream.range(window, last)
                .mapToObj(i -> new Near(i, memory.get(i).centred().dot(newcomer.centred()))));
        List<Integer> seed = new ArrayList<>(List.of(last));
        Set<UUID> customers = new HashSet<>(Set.of(newcomer.arrival().customerId()));
        for (Near other : others) {
            if (seed.size() < FEWEST_CUSTOMERS && customers.add(customer(other))) {
                seed.add(other.position());
            }
        }
        return seed;
    }

    /** The recent complaints near the centre of these, one of each customer, the nearest first. */
    private List<Near> group(List<Integer> seed, int window) {
        Embedding all = centre(seed);
        List<Near> near = nearestFirst(IntStream.range(window, memory.size())
                .mapToObj(i ->
                        new Near(i, memory.get(i).centred().dot(seed.contains(i) ? centre(without(seed, i)) : all)))
                .filter(one -> one.similarity() >= LEAST_SIMILARITY));
        Set<UUID> customers = new HashSet<>();
        return near.stream()
                .filter(one -> customers.add(customer(one)))
                .limit(MOST_CUSTOMERS)
                .toList();
    }

    /** For each of the group, how many of all that is not recent are nearer to the centre. */
    private int[] surpassing(List<Near> group, List<Integer> seed, int window) {
        int[] surpassing = new int[group.size()];
        Embedding centre = centre(seed);
        float farthest = group.getLast().similarity();
        for (int i = 0; i < window; i++) {
            float similarity = memory.get(i).centred().dot(centre);
            if (similarity >= farthest) {
                for (int k = group.size() - 1; k >= 0 && group.get(k).similarity() <= similarity; k--) {
                    surpassing[k]++;
                }
            }
        }
        return surpassing;
    }

    /** How many of the group make the most surprising one; empty when none is surprising enough. */
    private Optional<Integer> mostSurprising(List<Near> group, int[] surpassing) {
        double least = HARDLY;
        int best = 0;
        int oldest = memory.size();
        for (int k = 0; k < group.size(); k++) {
            oldest = Math.min(oldest, group.get(k).position());
            if (k + 1 >= FEWEST_CUSTOMERS) {
                // From the first of them on: five in a row say more than five among many.
                double chance = RateTest.chance(k + 1, memory.size() - oldest, surpassing[k], oldest);
                if (chance < least) {
                    least = chance;
                    best = k + 1;
                }
            }
        }
        return best == 0 ? Optional.empty() : Optional.of(best);
    }

    private boolean isMostlyKnown(List<Near> group) {
        long theirs = group.stream()
                .filter(one -> isKnown(memory.get(one.position()).centred()))
                .count();
        return theirs * 2 >= group.size();
    }

    private Emergence emergence(List<Near> group) {
        List<Arrival> members =
                group.stream().map(one -> memory.get(one.position()).arrival()).toList();
        return new Emergence(
                members,
                Embedding.mean(members.stream().map(Arrival::embedding).toList()),
                Math.min(SURELY_THE_SAME, group.getLast().similarity()));
    }

    private UUID customer(Near one) {
        return memory.get(one.position()).arrival().customerId();
    }

    private Embedding centre(List<Integer> positions) {
        return Embedding.mean(positions.stream()
                        .map(position -> memory.get(position).centred())
                        .toList())
                .normalised();
    }

    private static List<Integer> without(List<Integer> positions, int one) {
        return positions.stream().filter(position -> position != one).toList();
    }

    /** Of equals the newest first. */
    private static List<Near> nearestFirst(Stream<Near> unsorted) {
        Near[] sorted = unsorted.toArray(Near[]::new);
        Arrays.sort(
                sorted,
                Comparator.comparingDouble((Near one) -> -one.similarity())
                        .thenComparing(Comparator.comparingInt(Near::position).reversed()));
        return List.of(sorted);
    }
}
