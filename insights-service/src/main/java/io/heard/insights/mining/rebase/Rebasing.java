package io.heard.insights.mining.rebase;

import io.heard.insights.mining.discovery.CommonMean;
import io.heard.insights.mining.discovery.Fineness;
import io.heard.insights.mining.discovery.ThemeDiscovery;
import io.heard.insights.mining.discovery.ThemeDiscovery.Complaint;
import io.heard.insights.mining.discovery.ThemeDiscovery.Discovery;
import io.heard.insights.mining.discovery.ThemeDiscovery.Group;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Finds themes, and leaves what they are measured by as it is unless there is a reason that can be said. */
public final class Rebasing {

    /** How much more than it was derived from makes it worth deriving anew; as often as themes are found anew in full flow. */
    private static final double GROWTH = .5;

    private Rebasing() {}

    /**
     * A discovery as it is to be kept.
     *
     * @param discovery with the thresholds that hold from now on
     * @param rebase empty where mean and thresholds are those of before; a new theme's first threshold changes none
     */
    public record Outcome(Discovery discovery, CommonMean mean, Optional<Rebase> rebase) {}

    /**
     * As fine as is read off the complaints.
     *
     * @param complaints at least one
     * @param before empty the first time
     */
    public static Outcome discover(List<Complaint> complaints, Optional<Measures> before) {
        return discover(complaints, before, Fineness.AS_READ);
    }

    /**
     * @param complaints at least one
     * @param before empty the first time
     */
    public static Outcome discover(List<Complaint> complaints, Optional<Measures> before, Fineness fineness) {
        CommonMean mean = CommonMean.of(complaints, before.map(Measures::mean));
        Discovery found = ThemeDiscovery.discover(complaints, mean.embedding(), fineness);
        Map<UUID, Float> known = before.map(Measures::thresholds).orElse(Map.of());
        Optional<RebaseReason> reason = reason(before, mean, found);
        Optional<Rebase> rebase = reason.map(because -> new Rebase(
                because,
                complaints.size(),
                mean,
                thresholds(
                        because == RebaseReason.THEMES_SHAPED ? shaped(found.groups(), known) : found.groups(),
                        known)));
        return new Outcome(
                rebase.filter(all -> all.reason() != RebaseReason.THEMES_SHAPED).isPresent()
                        ? found
                        : measuredAsBefore(found, known),
                mean,
                rebase);
    }

    /** The measures of themes as they are, for vectors that another model made; nobody's theme changes. */
    public static Rebase onto(CommonMean mean, List<Group> groups, int complaints, Map<UUID, Float> known) {
        return new Rebase(RebaseReason.MODEL_CHANGED, complaints, mean, thresholds(groups, known));
    }

    private static Optional<RebaseReason> reason(Optional<Measures> before, CommonMean mean, Discovery found) {
        if (before.isEmpty()) {
            return Optional.of(RebaseReason.FIRST_MEAN);
        }
        Measures measures = before.get();
        if (!mean.equals(measures.mean()) || measures.since() >= GROWTH * measures.derivedFrom()) {
            return Optional.of(RebaseReason.MORE_COMPLAINTS);
        }
        if (found.renewed()) {
            return Optional.of(RebaseReason.SORTED_ANEW);
        }
        return shaped(found.groups(), measures.thresholds()).isEmpty()
                ? Optional.empty()
                : Optional.of(RebaseReason.THEMES_SHAPED);
    }

    private static List<Group> shaped(List<Group> groups, Map<UUID, Float> known) {
        return groups.stream()
                .filter(group -> !group.isNew() && !known.containsKey(group.themeId()))
                .toList();
    }

    private static Discovery measuredAsBefore(Discovery found, Map<UUID, Float> known) {
        List<Group> groups = new ArrayList<>();
        for (Group group : found.groups()) {
            groups.add(new Group(
                    group.themeId(),
                    group.isNew(),
                    group.centroid(),
                    group.centres(),
                    known.getOrDefault(group.themeId(), group.leastSimilarity()),
                    group.members()));
        }
        return new Discovery(List.copyOf(groups), found.successors(), found.renewed());
    }

    private static List<Rebase.Threshold> thresholds(List<Group> groups, Map<UUID, Float> known) {
        return groups.stream().map(group -> threshold(group, known)).toList();
    }

    private static Rebase.Threshold threshold(Group group, Map<UUID, Float> known) {
        @Nullable Float before = known.get(group.themeId());
        return new Rebase.Threshold(group.themeId(), group.members().size(), before, group.leastSimilarity());
    }
}
