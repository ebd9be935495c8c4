package io.heard.insights.mining.replay;

import io.heard.insights.mining.discovery.ThemeDiscovery.Complaint;
import io.heard.insights.mining.discovery.ThemeDiscovery.Group;
import io.heard.insights.mining.discovery.ThemeInheritance;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which present theme each replayed one continues.
 *
 * @param ids of the replayed groups, in their order: of the present theme with most in common, or new ones
 * @param successors the present themes of replayed complaints that none continues, and which one takes most of theirs; empty when
 *     none does
 */
public record Heritage(List<UUID> ids, Map<UUID, Optional<UUID>> successors) {

    /**
     * @param present the theme of each complaint now; those in none are left out
     * @param peoples themes that people keep something in: they stay the same theme, whatever else is in them
     * @param replay names this replay: what is new is another theme than any other replay would make
     */
    public static Heritage of(ReplayedThemes replayed, Map<UUID, UUID> present, Set<UUID> peoples, UUID replay) {
        List<Complaint> free = replayed.complaints().stream()
                .map(complaint -> as(complaint, freely(present.get(complaint.segmentId()), peoples)))
                .toList();
        List<List<Integer>> members =
                replayed.groups().stream().map(Group::members).toList();
        List<Optional<UUID>> inherited = ThemeInheritance.inherit(free, members);
        List<UUID> ids = new ArrayList<>();
        for (int g = 0; g < members.size(); g++) {
            UUID replayedId = replayed.groups().get(g).themeId();
            ids.add(
                    peoples.contains(replayedId)
                            ? replayedId
                            : inherited.get(g).orElseGet(() -> newId(replay, replayedId)));
        }
        return new Heritage(List.copyOf(ids), successors(replayed, present, peoples, ids));
    }

    private static @Nullable UUID freely(@Nullable UUID theme, Set<UUID> peoples) {
        return theme == null || peoples.contains(theme) ? null : theme;
    }

    private static Complaint as(Complaint complaint, @Nullable UUID theme) {
        return new Complaint(
                complaint.segmentId(), complaint.customerId(), complaint.words(), complaint.embedding(), theme);
    }

    private static UUID newId(UUID replay, UUID replayedId) {
        return UUID.nameUUIDFromBytes((replayedId + " of " + replay).getBytes(StandardCharsets.US_ASCII));
    }

    private static Map<UUID, Optional<UUID>> successors(
            ReplayedThemes replayed, Map<UUID, UUID> present, Set<UUID> peoples, List<UUID> ids) {
        Set<UUID> ending = new HashSet<>(present.values());
        ending.removeAll(peoples);
        ids.forEach(ending::remove);
        Map<UUID, Map<UUID, Integer>> heirs = new HashMap<>();
        ending.forEach(theme -> heirs.put(theme, new LinkedHashMap<>()));
        for (int g = 0; g < ids.size(); g++) {
            UUID heir = ids.get(g);
            for (int member : replayed.groups().get(g).members()) {
                UUID before = present.get(replayed.complaints().get(member).segmentId());
                Map<UUID, Integer> theirs = before == null ? null : heirs.get(before);
                if (theirs != null) {
                    theirs.merge(heir, 1, Integer::sum);
                }
            }
        }
        Map<UUID, Optional<UUID>> successors = new HashMap<>();
        // Of equals the first, which is in the larger group.
        heirs.forEach((theme, theirs) -> successors.put(
                theme,
                theirs.entrySet().stream()
                        .reduce((one, other) -> other.getValue() > one.getValue() ? other : one)
                        .map(Map.Entry::getKey)));
        return Map.copyOf(successors);
    }
}
