package io.heard.insights.mining.seeding;

import java.util.List;

/**
 * What each theme is like: its seed, pulled towards the complaints that are nearest to it. Spherical k-means that begins at the
 * seeds and never leaves them altogether (I. Dhillon, D. Modha, "Concept decompositions for large sparse text data", Machine
 * Learning 42, 2001; S. Basu, A. Banerjee, R. Mooney, "Semi-supervised clustering by seeding", ICML 2002), with words beside
 * meaning.
 */
final class Prototypes {

    /** Not in any theme. */
    static final int NONE = -1;

    private static final int ROUNDS = 6;

    /** A complaint at least so near, by cosine, pulls: less near than is asked of what belongs, or short seeds would stay alone. */
    private static final double PULLS = .2;

    /** How much of a prototype is its complaints; the rest is the seed. */
    private static final double PULLED = .6;

    private final float[][] seeds;
    private final int terms;
    private float[][] meanings;
    private float[][] words;

    /** @param seeds centred, of length 1 */
    Prototypes(float[][] seeds, int terms) {
        this.seeds = seeds;
        this.terms = terms;
        this.meanings = seeds;
        this.words = new float[seeds.length][terms];
    }

    /**
     * @param corrections for each point what people said of it
     * @param correction how much what somebody put into a theme pulls it; a complaint that only seems to belong does by 1
     */
    void pull(List<Point> points, List<Correction> corrections, double correction) {
        for (int round = 0; round < ROUNDS; round++) {
            float[][] centroids = new float[seeds.length][seeds[0].length];
            float[][] uses = new float[seeds.length][terms];
            for (int i = 0; i < points.size(); i++) {
                Correction said = corrections.get(i);
                int theme = said.made() ? said.theme() : pulled(points.get(i));
                if (theme != NONE) {
                    double weight = said.made() ? correction : 1;
                    Vectors.add(centroids[theme], points.get(i).meaning, weight);
                    Vectors.add(uses[theme], points.get(i).terms, weight);
                }
            }
            for (int k = 0; k < seeds.length; k++) {
                Vectors.normalise(uses[k]);
                Vectors.normalise(centroids[k]);
                float[] next = new float[seeds[k].length];
                Vectors.add(next, centroids[k], PULLED);
                Vectors.add(next, seeds[k], 1 - PULLED);
                Vectors.normalise(next);
                centroids[k] = next;
            }
            meanings = centroids;
            words = uses;
        }
    }

    /** The nearest theme by meaning and words, whether or not near enough. */
    int nearest(Point point) {
        int nearest = 0;
        double best = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < seeds.length; k++) {
            double score = likeness(point, k);
            if (score > best) {
                best = score;
                nearest = k;
            }
        }
        return nearest;
    }

    /** The theme that a complaint pulls, or {@link #NONE}. */
    int pulled(Point point) {
        int nearest = nearest(point);
        return isNear(point, PULLS) ? nearest : NONE;
    }

    /** To any of the themes, by meaning alone. */
    boolean isNear(Point point, double least) {
        for (int k = 0; k < seeds.length; k++) {
            if (similarity(point, k) >= least) {
                return true;
            }
        }
        return false;
    }

    /** By meaning and by words, -1 to 2. */
    double likeness(Point point, int theme) {
        return similarity(point, theme) + Vectors.dot(point.terms, words[theme]);
    }

    /** The cosine to what the theme means, -1 to 1. */
    double similarity(Point point, int theme) {
        return Vectors.dot(point.meaning, meanings[theme]);
    }

    float[] meaning(int theme) {
        return meanings[theme];
    }
}
