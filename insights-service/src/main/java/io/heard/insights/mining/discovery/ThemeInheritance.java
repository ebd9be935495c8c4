package io.heard.insights.mining.discovery;

import io.heard.insights.mining.discovery.ThemeDiscovery.Complaint;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Says which of the groups just found is which of the themes people know: the pairs with the largest overlap first, one to
 * one. Beyond that, a group continues a theme whose complaints people put together, though another group continues it too:
 * what people made one is not to come back as two.
 */
public final class ThemeInheritance {

    /** Sharing less than this part of the smaller one, two are not the same theme. */
    private static final double LEAST_OVERLAP = 1.0 / 3;

    /** A large new matter is not a small known one because it swallowed it. */
    private static final double LEAST_SHARE = .1;

    private ThemeInheritance() {}

    private record Overlap(UUID theme, int group, int members) {}

    /**
     * @param groups positions in the list of complaints
     * @return the theme that each group continues, in their order; empty for a new one
     */
    public static List<Optional<UUID>> inherit(List<Complaint> complaints, List<List<Integer>> groups) {
        Map<UUID, Integer> sizes = sizes(complaints);
        List<Optional<UUID>> ids = new ArrayList<>();
        groups.forEach(group -> ids.add(Optional.empty()));
        Set<UUID> inherited = new HashSet<>();
        for (Overlap overlap : overlaps(complaints, groups)) {
            int smaller = Math.min(
                    sizes.getOrDefault(overlap.theme(), 0),
                    groups.get(overlap.group()).size());
            if (ids.get(overlap.group()).isEmpty()
                    && !inherited.contains(overlap.theme())
                    && overlap.members() >= LEAST_OVERLAP * smaller
                    && overlap.members()
                            >= LEAST_SHARE * groups.get(overlap.group()).size()) {
                ids.set(overlap.group(), Optional.of(overlap.theme()));
                inherited.add(overlap.theme());
            }
        }
        for (Overlap overlap : overlaps(complaints, keptOf(complaints, groups))) {
            if (ids.get(overlap.group()).isEmpty()
                    && overlap.members()
                            >= LEAST_OVERLAP * groups.get(overlap.group()).size()) {
                ids.set(overlap.group(), Optional.of(overlap.theme()));
            }
        }
        return List.copyOf(ids);
    }

    private static List<List<Integer>> keptOf(List<Complaint> complaints, List<List<Integer>> groups) {
        return groups.stream()
                .map(group -> group.stream()
                        .filter(member -> complaints.get(member).kept())
                        .toList())
                .toList();
    }

    private static Map<UUID, Integer> sizes(List<Complaint> complaints) {
        Map<UUID, Integer> sizes = new HashMap<>();
        for (Complaint complaint : complaints) {
            if (complaint.themeId() != null) {
                sizes.merge(complaint.themeId(), 1, Integer::sum);
            }
        }
        return sizes;
    }

    /** Largest first; of equals the larger group, then the smaller id. */
    private static List<Overlap> overlaps(List<Complaint> complaints, List<List<Integer>> groups) {
        List<Overlap> overlaps = new ArrayList<>();
        for (int g = 0; g < groups.size(); g++) {
            int group = g;
            sizes(groups.get(g).stream().map(complaints::get).toList())
                    .forEach((theme, shared) -> overlaps.add(new Overlap(theme, group, shared)));
        }
        overlaps.sort(Comparator.comparingInt(Overlap::members)
                .reversed()
                .thenComparingInt(Overlap::group)
                .thenComparing(Overlap::theme));
        return overlaps;
    }
}
