package io.heard.insights.mining;

import io.heard.insights.mining.ThemeDiscovery.Complaint;
import io.heard.insights.mining.ThemeDiscovery.Group;
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
 * one. What is left over is new, or has merged into another.
 */
public final class ThemeInheritance {

    /** Sharing less than this part of the smaller one, two are not the same theme. */
    private static final double LEAST_OVERLAP = 1.0 / 3;

    private ThemeInheritance() {}

    /**
     * @param ids the inherited id of each group, in their order; empty for a new theme
     * @param successors for each theme that no group inherited, the position of the group that took most of its members; empty
     *     when they are in none
     */
    public record Inheritance(List<Optional<UUID>> ids, Map<UUID, Optional<Integer>> successors) {}

    private record Overlap(UUID theme, int group, int members) {}

    /** @param groups as {@link ThemeDiscovery#discover} found them in these complaints */
    public static Inheritance inherit(List<Complaint> complaints, List<Group> groups) {
        Map<UUID, Integer> sizes = sizes(complaints);
        List<Overlap> overlaps = overlaps(complaints, groups);
        List<Optional<UUID>> ids = new ArrayList<>();
        groups.forEach(group -> ids.add(Optional.empty()));
        Set<UUID> inherited = new HashSet<>();
        for (Overlap overlap : overlaps) {
            int smaller = Math.min(
                    sizes.getOrDefault(overlap.theme(), 0),
                    groups.get(overlap.group()).members().size());
            if (ids.get(overlap.group()).isEmpty()
                    && !inherited.contains(overlap.theme())
                    && overlap.members() >= LEAST_OVERLAP * smaller) {
                ids.set(overlap.group(), Optional.of(overlap.theme()));
                inherited.add(overlap.theme());
            }
        }
        Map<UUID, Optional<Integer>> successors = new HashMap<>();
        sizes.keySet().stream()
                .filter(theme -> !inherited.contains(theme))
                .forEach(theme -> successors.put(theme, successor(theme, overlaps)));
        return new Inheritance(List.copyOf(ids), Map.copyOf(successors));
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
    private static List<Overlap> overlaps(List<Complaint> complaints, List<Group> groups) {
        List<Overlap> overlaps = new ArrayList<>();
        for (int g = 0; g < groups.size(); g++) {
            List<Complaint> members =
                    groups.get(g).members().stream().map(complaints::get).toList();
            int group = g;
            sizes(members).forEach((theme, shared) -> overlaps.add(new Overlap(theme, group, shared)));
        }
        overlaps.sort(Comparator.comparingInt(Overlap::members)
                .reversed()
                .thenComparingInt(Overlap::group)
                .thenComparing(Overlap::theme));
        return overlaps;
    }

    private static Optional<Integer> successor(UUID theme, List<Overlap> overlaps) {
        return overlaps.stream()
                .filter(overlap -> overlap.theme().equals(theme))
                .findFirst()
                .map(Overlap::group);
    }
}
