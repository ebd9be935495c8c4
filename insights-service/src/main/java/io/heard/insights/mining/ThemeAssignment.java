package io.heard.insights.mining;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Finds the theme of a complaint between two discoveries: the one whose centre it is nearest to, if it is near enough. */
public final class ThemeAssignment {

    /** Least cosine of centred vectors to belong to a theme; below it, a complaint waits in the open pool. */
    public static final double NEAR_ENOUGH = .3;

    private ThemeAssignment() {}

    /** @param centroid as {@link ThemeDiscovery.Group#centroid} */
    public record Theme(UUID id, float[] centroid) {}

    /** @param similarity cosine to the theme's centre, at most 1 */
    public record Assigned(UUID themeId, float similarity) {}

    public static Optional<Assigned> assign(float[] embedding, float[] mean, List<Theme> themes) {
        float[] centred = Vectors.centred(embedding, mean);
        Assigned best = null;
        for (Theme theme : themes) {
            float similarity = Vectors.dot(centred, theme.centroid());
            if (similarity >= NEAR_ENOUGH && (best == null || similarity > best.similarity())) {
                best = new Assigned(theme.id(), similarity);
            }
        }
        return Optional.ofNullable(best);
    }
}
