package io.heard.insights.theme.upkeep;

import io.heard.insights.mining.Embedding;
import io.heard.insights.mining.discovery.CommonMean;
import io.heard.insights.mining.discovery.Fineness;
import io.heard.insights.mining.discovery.ThemeAssignment;
import io.heard.insights.mining.discovery.ThemeAssignment.Assigned;
import io.heard.insights.mining.discovery.ThemeAssignment.Theme;
import io.heard.insights.mining.discovery.ThemeDiscovery;
import io.heard.insights.mining.discovery.ThemeDiscovery.Complaint;
import io.heard.insights.mining.discovery.ThemeDiscovery.Discovery;
import io.heard.insights.mining.discovery.ThemeDiscovery.Group;
import io.heard.insights.mining.label.ThemeLabels;
import io.heard.insights.mining.rebase.Measures;
import io.heard.insights.mining.rebase.Rebase;
import io.heard.insights.mining.rebase.Rebasing;
import io.heard.insights.mining.text.Language;
import io.heard.insights.theme.upkeep.FoundThemes.Found;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Finds the themes of a sample, gives them the ids and names they keep, and sorts every complaint into one of them. */
@ApplicationScoped
public class ThemeFinder {

    private final MiningSteps steps;

    ThemeFinder(MiningSteps steps) {
        this.steps = steps;
    }

    /**
     * @param byWords complaints that are compared by their words, by language: never with any other
     * @param measures those of the last time, empty the first time
     */
    FoundThemes find(
            List<Complaint> complaints,
            Map<Language, List<Complaint>> byWords,
            Optional<Measures> measures,
            Fineness fineness) {
        FoundThemes found = areTooFew(complaints)
                ? new FoundThemes(List.of(), Map.of(), Map.of(), Optional.empty())
                : find(complaints, measures, fineness);
        for (Map.Entry<Language, List<Complaint>> others : byWords.entrySet()) {
            if (!areTooFew(others.getValue())) {
                found = together(found, findByWords(others.getKey(), others.getValue(), fineness));
            }
        }
        return found;
    }

    /**
     * Beside those of other languages, or of themes that teams named, there may be one or two. Neither what all have in common is to be
     * learnt from them, nor what their themes are about: everything stays as it is.
     */
    private static boolean areTooFew(List<Complaint> complaints) {
        return complaints.size() < ThemeDiscovery.FEWEST_CUSTOMERS;
    }

    private static FoundThemes together(FoundThemes found, FoundThemes others) {
        List<Found> themes = new ArrayList<>(found.themes());
        themes.addAll(others.themes());
        Map<UUID, Optional<Assigned>> segments = new LinkedHashMap<>(found.segments());
        segments.putAll(others.segments());
        Map<UUID, Optional<UUID>> successors = new LinkedHashMap<>(found.successors());
        successors.putAll(others.successors());
        return new FoundThemes(themes, segments, successors, found.rebase());
    }

    private static FoundThemes findByWords(Language language, List<Complaint> complaints, Fineness fineness) {
        CommonMean mean = CommonMean.of(complaints, Optional.empty());
        Discovery discovery = ThemeDiscovery.discoverByWords(complaints, mean.embedding(), language, fineness);
        List<Group> groups = discovery.groups();
        List<String> labels =
                ThemeLabels.labelByWords(toName(complaints, groups), outside(complaints, groups), language);
        return found(complaints, discovery, labels, mean.embedding(), Optional.of(language), Optional.empty());
    }

    private FoundThemes find(List<Complaint> complaints, Optional<Measures> measures, Fineness fineness) {
        Rebasing.Outcome outcome = Rebasing.discover(complaints, measures, fineness);
        Embedding mean = outcome.mean().embedding();
        Discovery discovery = outcome.discovery();
        List<Group> groups = discovery.groups();
        return found(complaints, discovery, labels(complaints, groups, mean), mean, Optional.empty(), outcome.rebase());
    }

    private static FoundThemes found(
            List<Complaint> complaints,
            Discovery discovery,
            List<String> labels,
            Embedding mean,
            Optional<Language> language,
            Optional<Rebase> rebase) {
        List<Group> groups = discovery.groups();
        List<Found> themes = new ArrayList<>();
        for (int i = 0; i < groups.size(); i++) {
            Group group = groups.get(i);
            themes.add(new Found(
                    group.themeId(),
                    group.isNew(),
                    labels.get(i),
                    group.centroid(),
                    group.centres(),
                    group.leastSimilarity(),
                    language));
        }
        return new FoundThemes(themes, sorted(complaints, groups, mean), discovery.successors(), rebase);
    }

    /** What each group would be called, in their order. */
    public List<String> labels(List<Complaint> complaints, List<Group> groups, Embedding mean) {
        return ThemeLabels.label(toName(complaints, groups), outside(complaints, groups), mean, steps::encode);
    }

    private static List<ThemeLabels.Theme> toName(List<Complaint> complaints, List<Group> groups) {
        return groups.stream()
                .map(group -> new ThemeLabels.Theme(
                        group.members().stream()
                                .map(member -> text(complaints.get(member)))
                                .toList(),
                        group.centroid()))
                .toList();
    }

    static ThemeLabels.Text text(Complaint complaint) {
        return new ThemeLabels.Text(complaint.customerId(), complaint.words());
    }

    private static List<ThemeLabels.Text> outside(List<Complaint> complaints, List<Group> groups) {
        Set<Integer> inside = new HashSet<>();
        groups.forEach(group -> inside.addAll(group.members()));
        List<ThemeLabels.Text> outside = new ArrayList<>();
        for (int i = 0; i < complaints.size(); i++) {
            if (!inside.contains(i)) {
                outside.add(text(complaints.get(i)));
            }
        }
        return outside;
    }

    /** Members go where the graph put them; what it left over goes to the nearest theme, if it is near enough. */
    private static Map<UUID, Optional<Assigned>> sorted(
            List<Complaint> complaints, List<Group> groups, Embedding mean) {
        Map<UUID, Optional<Assigned>> sorted = new LinkedHashMap<>();
        for (Group group : groups) {
            for (int member : group.members()) {
                Complaint complaint = complaints.get(member);
                float similarity = complaint.embedding().centred(mean).dot(group.centroid());
                sorted.put(complaint.segmentId(), Optional.of(new Assigned(group.themeId(), similarity)));
            }
        }
        List<Theme> themes = groups.stream()
                .map(group -> new Theme(group.themeId(), group.centroid(), group.centres(), group.leastSimilarity()))
                .toList();
        for (Complaint complaint : complaints) {
            sorted.computeIfAbsent(
                    complaint.segmentId(), id -> ThemeAssignment.assign(complaint.embedding(), mean, themes));
        }
        return sorted;
    }
}
