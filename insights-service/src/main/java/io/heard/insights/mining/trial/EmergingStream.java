package io.heard.insights.mining.trial;

import io.heard.insights.mining.Embedding;
import io.heard.insights.mining.discovery.CommonMean;
import io.heard.insights.mining.discovery.ThemeDiscovery.Complaint;
import io.heard.insights.mining.emerging.EmergenceWatch;
import io.heard.insights.mining.emerging.EmergenceWatch.Arrival;
import io.heard.insights.mining.emerging.EmergenceWatch.Emergence;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * Rows of a file in an order of arrival, each of another customer, a minute after the one before.
 *
 * <p>Rows of old labels come at times drawn evenly over the whole stream. A new label starts at a time drawn evenly over the second
 * half, so early that all of it comes, and its rows follow at times drawn evenly over its arrivals.
 */
final class EmergingStream {

    /** The mean stays after so many, see {@link CommonMean}; of a small set, after a quarter. Until then nothing is looked at. */
    private static final int MEAN_KNOWN = 500;

    /** The processor's time, whatever else is going on. */
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final List<String> labels;
    private final List<Integer> order;
    private final Set<String> fresh;

    private EmergingStream(List<String> labels, List<Integer> order, Set<String> fresh) {
        this.labels = labels;
        this.order = order;
        this.fresh = fresh;
    }

    private record Timed(int row, double at) {}

    static EmergingStream withNew(List<String> labels, EmergingSize size, long seed) {
        Random random = new Random(seed);
        Map<String, List<Integer>> rows = new TreeMap<>();
        for (int row = 0; row < labels.size(); row++) {
            rows.computeIfAbsent(labels.get(row), none -> new ArrayList<>()).add(row);
        }
        List<String> shuffled = new ArrayList<>(rows.keySet());
        Collections.shuffle(shuffled, random);
        Set<String> fresh = new HashSet<>(shuffled.subList(0, size.newLabels()));
        rows.forEach((label, ofLabel) -> {
            Collections.shuffle(ofLabel, random);
            if (fresh.contains(label) && ofLabel.size() > size.textsOfNewLabel()) {
                ofLabel.subList(size.textsOfNewLabel(), ofLabel.size()).clear();
            }
        });
        int all = rows.values().stream().mapToInt(List::size).sum();
        List<Timed> timed = new ArrayList<>();
        rows.forEach((label, ofLabel) -> {
            boolean isNew = fresh.contains(label);
            double start = isNew ? all / 2.0 + random.nextDouble() * (all / 2.0 - size.arrivals()) : 0;
            double length = isNew ? size.arrivals() : all;
            ofLabel.forEach(row -> timed.add(new Timed(row, start + random.nextDouble() * length)));
        });
        timed.sort(Comparator.comparingDouble(Timed::at).thenComparingInt(Timed::row));
        return new EmergingStream(labels, timed.stream().map(Timed::row).toList(), fresh);
    }

    /** Everything, with nothing new in it. */
    static EmergingStream shuffled(List<String> labels, long seed) {
        List<Integer> order =
                new ArrayList<>(IntStream.range(0, labels.size()).boxed().toList());
        Collections.shuffle(order, new Random(seed));
        return new EmergingStream(labels, order, Set.of());
    }

    /** @param read the segments of each row */
    void run(List<List<Embedding>> read, EmergingScore score) {
        int known = Math.min(MEAN_KNOWN, order.size() / 4);
        EmergenceWatch watch = new EmergenceWatch(mean(order.subList(0, known), read));
        Map<String, Integer> arrived = new HashMap<>();
        Set<String> found = new HashSet<>();
        score.expect(fresh.size());
        for (int position = 0; position < order.size(); position++) {
            int row = order.get(position);
            arrived.merge(labels.get(row), 1, Integer::sum);
            for (int segment = 0; segment < read.get(row).size(); segment++) {
                Arrival arrival = new Arrival(
                        new UUID(row, segment),
                        new UUID(0, row),
                        read.get(row).get(segment),
                        Instant.EPOCH.plusSeconds(60L * position));
                if (position < known) {
                    watch.remember(arrival);
                    continue;
                }
                long start = THREADS.getCurrentThreadCpuTime();
                Optional<Emergence> alarm = watch.arrive(arrival);
                score.arrived(THREADS.getCurrentThreadCpuTime() - start);
                alarm.ifPresent(emergence -> judge(emergence, arrived, found, score));
            }
        }
    }

    private void judge(Emergence alarm, Map<String, Integer> arrived, Set<String> found, EmergingScore score) {
        Map<String, Integer> counts = new HashMap<>();
        alarm.members()
                .forEach(member ->
                        counts.merge(labels.get((int) member.segmentId().getMostSignificantBits()), 1, Integer::sum));
        Optional<String> about = counts.entrySet().stream()
                .filter(label -> label.getValue() * 2 > alarm.members().size() && fresh.contains(label.getKey()))
                .map(Map.Entry::getKey)
                .findFirst();
        if (about.isEmpty()) {
            score.wrong();
        } else if (found.add(about.get())) {
            score.right(arrived.getOrDefault(about.get(), 0));
        } else {
            score.repeat();
        }
    }

    private static Embedding mean(List<Integer> rows, List<List<Embedding>> read) {
        List<Complaint> complaints = new ArrayList<>();
        rows.forEach(row -> read.get(row)
                .forEach(embedding ->
                        complaints.add(new Complaint(new UUID(0, row), new UUID(0, row), "", embedding, null))));
        return CommonMean.of(complaints, Optional.empty()).embedding();
    }
}
