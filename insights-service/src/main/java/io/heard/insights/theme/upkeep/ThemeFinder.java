package io.heard.insights.theme.upkeep;

import io.heard.insights.mining.Embedding;
import io.heard.insights.mining.ThemeAssignment;
import io.heard.insights.mining.ThemeAssignment.Assigned;
import io.heard.insights.mining.ThemeAssignment.Theme;
import io.heard.insights.mining.ThemeDiscovery;
import io.heard.insights.mining.ThemeDiscovery.Complaint;
import io.heard.insights.mining.ThemeDiscovery.Group;
import io.heard.insights.mining.ThemeInheritance;
import io.heard.insights.mining.ThemeInheritance.Inheritance;
import io.heard.insights.mining.label.ThemeLabels;
import io.heard.insights.theme.upkeep.FoundThemes.Found;
import io.heard.insights.theme.upkeep.state.MiningStates;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Finds the themes of a sample, gives them the ids and names they keep, and sorts every complaint into one of them. */
@ApplicationScoped
class ThemeFinder {

    /** From so many complaints on, what they have in common is known well enough and stays, for thresholds to mean the same. */
    private static final int MEAN_IS_KNOWN = 500;

    private final MiningSteps steps;

    ThemeFinder(MiningSteps steps) {
        this.steps = steps;
    }

    /** @param known the mean of the last time, empty the first time */
    FoundThemes find(List<Complaint> complaints, Optional<MiningStates.Mean> known) {
        MiningStates.Mean mean = known.filter(before -> before.of() >= MEAN_IS_KNOWN)
                .orElseGet(() -> new MiningStates.Mean(
                        Embedding.mean(
                                complaints.stream().map(Complaint::embedding).toList()),
                        complaints.size()));
        List<Group> groups = ThemeDiscovery.discover(complaints, mean.embedding());
        Inheritance inheritance = ThemeInheritance.inherit(complaints, groups);
        List<String> labels = ThemeLabels.label(
                toName(complaints, groups), outside(complaints, groups), mean.embedding(), steps::encode);
        List<Found> themes = new ArrayList<>();
        for (int i = 0; i < groups.size(); i++) {
            Optional<UUID> inherited = inheritance.ids().get(i);
            UUID id = inherited.orElseGet(UUID::randomUUID);
            themes.add(new Found(
                    id, inherited.isEmpty(), labels.get(i), groups.get(i).centroid()));
        }
        Map<UUID, Optional<UUID>> successors = new HashMap<>();
        inheritance
                .successors()
                .forEach((theme, group) -> successors.put(
                        theme, group.map(position -> themes.get(position).id())));
        return new FoundThemes(themes, sorted(complaints, groups, themes, mean.embedding()), successors, mean);
    }

    private static List<ThemeLabels.Theme> toName(List<Complaint> complaints, List<Group> groups) {
        return groups.stream()
                .map(group -> new ThemeLabels.Theme(
                        group.members().stream()
                                .map(member -> complaints.get(member).words())
                                .toList(),
                        group.centroid()))
                .toList();
    }

    private static List<String> outside(List<Complaint> complaints, List<Group> groups) {
        Set<Integer> inside = new HashSet<>();
        groups.forEach(group -> inside.addAll(group.members()));
        List<String> outside = new ArrayList<>();
        for (int i = 0; i < complaints.size(); i++) {
            if (!inside.contains(i)) {
                outside.add(complaints.get(i).words());
            }
        }
        return outside;
    }

    /** Members go where the graph put them; what it left over goes to the nearest theme, if it is near enough. */
    private static Map<UUID, Optional<Assigned>> sorted(
            List<Complaint> complaints, List<Group> groups, List<Found> themes, Embedding mean) {
        Map<UUID, Optional<Assigned>> sorted = new LinkedHashMap<>();
        for (int i = 0; i < groups.size(); i++) {
            Found theme = themes.get(i);
            for (int member : groups.get(i).members()) {
                Complaint complaint = complaints.get(member);
                float similarity = complaint.embedding().centred(mean).dot(theme.centroid());
                sorted.put(complaint.segmentId(), Optional.of(new Assigned(theme.id(), similarity)));
            }
        }
        List<Theme> centres = themes.stream()
                .map(theme -> new Theme(theme.id(), theme.centroid()))
                .toList();
        for (Complaint complaint : complaints) {
            sorted.computeIfAbsent(
                    complaint.segmentId(), id -> ThemeAssignment.assign(complaint.embedding(), mean, centres));
        }
        return sorted;
    }
}
