package io.heard.insights.mining.discovery;

import io.heard.insights.mining.Embedding;
import io.heard.insights.mining.discovery.ThemeDiscovery.Complaint;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/** Splits the complaints of one theme into the matters they are about: what is one to a product may be several to a team. */
public final class FinerGroups {

    private FinerGroups() {}

    /**
     * A matter inside a theme.
     *
     * @param centroid mean of the members' centred embeddings, of length 1
     * @param members positions in the list of complaints, ascending
     */
    public record FinerGroup(Embedding centroid, List<Integer> members) {}

    /**
     * The groups with complaints of enough different customers, the largest first; none where the complaints are about one matter.
     *
     * @param complaints of one theme
     * @param mean what the complaints of the product have in common, see {@link Embedding#centred}
     * @param fineness above 0: 1 as complaints of a whole product are split, more for more and smaller groups
     */
    public static List<FinerGroup> split(List<Complaint> complaints, Embedding mean, double fineness) {
        if (complaints.size() < 2 * ThemeDiscovery.FEWEST_CUSTOMERS) {
            return List.of();
        }
        List<Embedding> centred = complaints.stream()
                .map(complaint -> complaint.embedding().centred(mean))
                .toList();
        DistinctTexts texts = DistinctTexts.of(complaints);
        int[] communities = ComplaintNetwork.asFineAs(
                        fineness,
                        texts.ofEach(centred),
                        texts.ofEach(complaints.stream().map(Complaint::words).toList()))
                .find();
        Map<Integer, List<Integer>> members = new TreeMap<>();
        for (int i = 0; i < complaints.size(); i++) {
            members.computeIfAbsent(communities[texts.of(i)], none -> new ArrayList<>())
                    .add(i);
        }
        List<FinerGroup> groups = members.values().stream()
                .filter(group -> customers(complaints, group) >= ThemeDiscovery.FEWEST_CUSTOMERS)
                .sorted(Comparator.<List<Integer>>comparingInt(List::size)
                        .reversed()
                        .thenComparing(List::getFirst))
                .map(group -> new FinerGroup(
                        Embedding.mean(group.stream().map(centred::get).toList())
                                .normalised(),
                        List.copyOf(group)))
                .toList();
        return groups.size() < 2 ? List.of() : groups;
    }

    private static int customers(List<Complaint> complaints, List<Integer> group) {
        Set<UUID> customers = new HashSet<>();
        group.forEach(member -> customers.add(complaints.get(member).customerId()));
        return customers.size();
    }
}
