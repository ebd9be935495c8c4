package io.heard.insights.metric.formula;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntPredicate;

/**
 * How often each score was given. All sums are of whole numbers, so a metric does not depend on the order of its answers.
 *
 * @param counts how often, by score
 */
public record Tally(Map<Integer, Long> counts) {

    public static final Tally EMPTY = new Tally(Map.of());

    public Tally {
        counts = Map.copyOf(counts);
    }

    public static Tally of(int score, long count) {
        return new Tally(Map.of(score, count));
    }

    public static Tally sum(Collection<Tally> tallies) {
        return tallies.stream().reduce(EMPTY, Tally::plus);
    }

    public Tally plus(Tally other) {
        Map<Integer, Long> sum = new HashMap<>(counts);
        other.counts.forEach((score, count) -> sum.merge(score, count, Long::sum));
        return new Tally(sum);
    }

    public long count() {
        return count(score -> true);
    }

    public long count(IntPredicate included) {
        return counts.entrySet().stream()
                .filter(entry -> included.test(entry.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    public long sum() {
        return counts.entrySet().stream()
                .mapToLong(entry -> entry.getKey() * entry.getValue())
                .sum();
    }

    public long sumOfSquares() {
        return counts.entrySet().stream()
                .mapToLong(entry -> (long) entry.getKey() * entry.getKey() * entry.getValue())
                .sum();
    }
}
