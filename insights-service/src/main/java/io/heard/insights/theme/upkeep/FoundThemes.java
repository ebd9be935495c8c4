package io.heard.insights.theme.upkeep;

import io.heard.insights.mining.Embedding;
import io.heard.insights.mining.discovery.ThemeAssignment;
import io.heard.insights.mining.discovery.ThemeAssignment.Assigned;
import io.heard.insights.mining.rebase.Rebase;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What a discovery leads to.
 *
 * @param segments every complaint of the sample and the theme it now belongs to; empty in the open pool
 * @param successors the themes that are no more, and what their other mentions belong to now
 * @param rebase empty where the mean and all thresholds are those of before
 */
public record FoundThemes(
        List<Found> themes,
        Map<UUID, Optional<Assigned>> segments,
        Map<UUID, Optional<UUID>> successors,
        Optional<Rebase> rebase) {

    /**
     * @param isNew whether no known theme was inherited
     * @param centroid and what follows: as of {@link ThemeAssignment.Theme}
     */
    public record Found(
            UUID id, boolean isNew, String label, Embedding centroid, List<Embedding> centres, float leastSimilarity) {}
}
