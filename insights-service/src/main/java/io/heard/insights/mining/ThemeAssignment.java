package io.heard.insights.mining;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Finds the theme of a complaint between two discoveries: the one whose centre it is nearest to, if it is near enough. */
public final class ThemeAssignment {

    /** Least cosine of centred vectors to belong to a theme; below it, a complaint waits in the open pool. */
    public static final double NEAR_ENOUGH = .25;

    private ThemeAssignment() {}

    /** @param centroid as {@link ThemeDiscovery.Group#centroid} */
    public record Theme(UUID id, Embedding centroid) {}

    /** @param similarity cosine to the theme's centre, at most 1 */
    public record Assigned(UUID themeId, float similarity) {}

    public static Optional<Assigned> assign(Embedding embedding, Embedding mean, List<Theme> themes) {
        Embedding centred = embedding.centred(mean);
        Assigned best = null;
        for (Theme theme : themes) {
            float similarity = centred.dot(theme.centroid());
            if (similarity >= NEAR_ENOUGH && (best == null || similarity > best.similarity())) {
                best = new Assigned(theme.id(), similarity);
            }
        }
        return Optional.ofNullable(best);
    }
}
