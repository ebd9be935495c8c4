package io.heard.insights.mining.discovery;

import io.heard.insights.mining.Embedding;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Finds the theme of a complaint between two discoveries: the one with the centre it is nearest to, if it is near enough. */
public final class ThemeAssignment {

    /** No theme is so loose that a complaint less near its centre, by cosine of centred vectors, would belong to it. */
    static final float LEAST_SIMILARITY = .1f;

    /** One in so many of a theme's own complaints is farther from its centre than a newcomer may be. */
    private static final int OUTLIERS = 10;

    /** Of themes with too few complaints to say how near theirs are. */
    private static final float SIMILARITY_WITH_FEW = .25f;

    private ThemeAssignment() {}

    /**
     * @param centroid as {@link ThemeDiscovery.Group#centroid}
     * @param centres of the matters inside the theme, at least one
     * @param leastSimilarity least cosine to one of the centres to belong to the theme; below it, a complaint waits in the open
     *     pool
     */
    public record Theme(UUID id, Embedding centroid, List<Embedding> centres, float leastSimilarity) {}

    /** @param similarity cosine to the theme's centroid, at most 1 */
    public record Assigned(UUID themeId, float similarity) {}

    public static Optional<Assigned> assign(Embedding embedding, Embedding mean, List<Theme> themes) {
        return assign(embedding.centred(mean), themes);
    }

    /** @param centred see {@link Embedding#centred} */
    public static Optional<Assigned> assign(Embedding centred, List<Theme> themes) {
        Theme nearest = null;
        float similarity = Float.NEGATIVE_INFINITY;
        for (Theme theme : themes) {
            float cosine = nearest(centred, theme.centres());
            if (cosine > similarity) {
                nearest = theme;
                similarity = cosine;
            }
        }
        return nearest == null || similarity < nearest.leastSimilarity()
                ? Optional.empty()
                : Optional.of(new Assigned(nearest.id(), centred.dot(nearest.centroid())));
    }

    /**
     * How near to one of its centres most of a theme's complaints are: nine in ten.
     *
     * @param members without those that people put there, which may be like nothing else in it
     */
    static float leastSimilarity(List<Embedding> centres, List<Embedding> members) {
        if (members.size() < OUTLIERS) {
            return SIMILARITY_WITH_FEW;
        }
        List<Float> similarities = members.stream()
                .map(member -> nearest(member, centres))
                .sorted()
                .toList();
        return Math.max(LEAST_SIMILARITY, similarities.get(similarities.size() / OUTLIERS));
    }

    private static float nearest(Embedding centred, List<Embedding> centres) {
        float nearest = Float.NEGATIVE_INFINITY;
        for (Embedding centre : centres) {
            nearest = Math.max(nearest, centred.dot(centre));
        }
        return nearest;
    }
}
