package io.heard.insights.mining;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import nl.cwts.networkanalysis.Network;
import org.jspecify.annotations.Nullable;

/**
 * Finds what complaints keep coming back: ties each complaint to its nearest, splits that graph into groups, and calls a group
 * a theme when enough different customers are in it.
 */
public final class ThemeDiscovery {

    /** One customer who complains a lot is a case, not a theme. */
    public static final int FEWEST_CUSTOMERS = 5;

    private static final int FEWEST_NEIGHBOURS = 5;
    private static final int MOST_NEIGHBOURS = 20;

    private ThemeDiscovery() {}

    /**
     * One complaint to sort.
     *
     * @param words its text as normalised
     * @param embedding as the encoder made it, not centred
     * @param themeId where it is now; null in the open pool
     * @param kept it is where people want it: no run moves it
     */
    public record Complaint(
            UUID segmentId,
            UUID customerId,
            String words,
            Embedding embedding,
            @Nullable UUID themeId,
            boolean kept) {

        public Complaint {
            if (kept && themeId == null) {
                throw new IllegalArgumentException("kept is said of complaints in a theme");
            }
        }

        /** One that runs may move. */
        public Complaint(UUID segmentId, UUID customerId, String words, Embedding embedding, @Nullable UUID themeId) {
            this(segmentId, customerId, words, embedding, themeId, false);
        }
    }

    /**
     * A theme as found.
     *
     * @param centroid mean of the members' centred embeddings, of length 1
     * @param members positions in the list of complaints, ascending
     */
    public record Group(Embedding centroid, List<Integer> members) {}

    /**
     * The groups, largest first; a complaint in none of them belongs to the open pool. Complaints that are the same word for
     * word are one point of the graph: tied to nothing but each other they would make a group of their own.
     *
     * @param mean what the complaints of this product have in common, see {@link Embedding#centred}
     */
    public static List<Group> discover(List<Complaint> complaints, Embedding mean) {
        if (complaints.size() < FEWEST_CUSTOMERS) {
            return List.of();
        }
        List<Embedding> centred = complaints.stream()
                .map(complaint -> complaint.embedding().centred(mean))
                .toList();
        Map<String, Integer> points = new HashMap<>();
        List<Integer> firsts = new ArrayList<>();
        int[] point = new int[complaints.size()];
        for (int i = 0; i < point.length; i++) {
            String words = complaints.get(i).words().toLowerCase(Locale.ROOT);
            if (points.putIfAbsent(words, firsts.size()) == null) {
                firsts.add(i);
            }
            point[i] = points.getOrDefault(words, 0);
        }
        int[] found = communities(complaints, centred, firsts);
        Map<Integer, List<Integer>> members = new HashMap<>();
        for (int i = 0; i < point.length; i++) {
            members.computeIfAbsent(found[point[i]], group -> new ArrayList<>()).add(i);
        }
        return members.values().stream()
                .filter(group -> customers(complaints, group) >= FEWEST_CUSTOMERS)
                .sorted(Comparator.<List<Integer>>comparingInt(List::size)
                        .reversed()
                        .thenComparing(List::getFirst))
                .map(group -> new Group(centroid(centred, group), List.copyOf(group)))
                .toList();
    }

    private static int[] communities(List<Complaint> complaints, List<Embedding> centred, List<Integer> points) {
        Network network = NeighbourGraph.of(points.stream().map(centred::get).toList(), neighbours(points.size()));
        return Communities.find(
                network, previous(points.stream().map(complaints::get).toList()));
    }

    /** Few texts need fewer ties, or everything is tied to everything. */
    private static int neighbours(int complaints) {
        return Math.clamp(Math.round(Math.sqrt(complaints) / 2), FEWEST_NEIGHBOURS, MOST_NEIGHBOURS);
    }

    private static int @Nullable [] previous(List<Complaint> complaints) {
        Map<UUID, Integer> numbers = new HashMap<>();
        int[] previous = new int[complaints.size()];
        for (int i = 0; i < previous.length; i++) {
            UUID theme = complaints.get(i).themeId();
            previous[i] = theme == null ? -1 : numbers.computeIfAbsent(theme, id -> numbers.size());
        }
        return numbers.isEmpty() ? null : previous;
    }

    private static int customers(List<Complaint> complaints, List<Integer> group) {
        Set<UUID> customers = new HashSet<>();
        group.forEach(member -> customers.add(complaints.get(member).customerId()));
        return customers.size();
    }

    private static Embedding centroid(List<Embedding> centred, List<Integer> members) {
        return Embedding.mean(members.stream().map(centred::get).toList()).normalised();
    }
}
