package io.heard.insights.theme.upkeep;

import io.heard.insights.mining.Embedding;
import io.heard.insights.mining.discovery.ThemeAssignment;
import io.heard.insights.mining.discovery.ThemeAssignment.Assigned;
import io.heard.insights.mining.rebase.Rebase;
import io.heard.insights.mining.text.Language;
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
     * @param language of its complaints, when they were compared by their words
     * @param centroid and what follows: as of {@link ThemeAssignment.Theme}
     */
    public record Found(
            UUID id,
            boolean isNew,
            String label,
            Embedding centroid,
            List<Embedding> centres,
            float leastSimilarity,
            Optional<Language> language) {

        /** One that was found by meaning. */
        public Found(
                UUID id,
                boolean isNew,
                String label,
                Embedding centroid,
                List<Embedding> centres,
                float leastSimilarity) {
            this(id, isNew, label, centroid, centres, leastSimilarity, Optional.empty());
        }
    }
}
