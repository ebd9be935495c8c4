package io.heard.insights.mining.seeding;

import io.heard.insights.mining.Embedding;
import io.heard.insights.mining.discovery.ThemeAssignment.Assigned;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Tells which of the themes that a team named a complaint belongs to, if it belongs to one. Before there are complaints it knows the
 * teams' sentences; with complaints, each sentence stands for what is near it; with corrections, for what people said it does.
 *
 * <p>Never changes, and is made anew when there is more to learn from. The same seeds and examples give the same.
 */
public final class SeededThemes {

    /** Cosine of centred vectors to what a theme means, from which on a complaint belongs to it. */
    private static final double NEAR_ENOUGH = .25;

    /** Of the complaints it learns from, so that learning takes no longer with more of them. */
    private static final int MOST_LEARNT_FROM = 1500;

    /** What somebody put into a theme stands for so many that only seem to belong there. */
    private static final double CORRECTION = 10;

    /** How much it pulls what its theme means, where it is asked whether a complaint belongs to any: a theme reaches as far as people say. */
    private static final double PULLS_WHETHER = 3;

    /** The same where it is asked to which: corrections are of what themes are confused by, and would pull them into each other. */
    private static final double PULLS_WHICH = 1;

    /** A complaint at least so near to one that somebody put elsewhere is left for elsewhere. */
    private static final double ALIKE = .6;

    private final List<UUID> ids;
    private final Embedding mean;
    private final TermWeights terms;
    private final Prototypes prototypes;
    private final @Nullable ThemeRegression regression;
    private final List<Point> elsewhere;

    private SeededThemes(
            List<UUID> ids,
            Embedding mean,
            TermWeights terms,
            Prototypes prototypes,
            @Nullable ThemeRegression regression,
            List<Point> elsewhere) {
        this.ids = ids;
        this.mean = mean;
        this.terms = terms;
        this.prototypes = prototypes;
        this.regression = regression;
        this.elsewhere = elsewhere;
    }

    /**
     * @param seeds at least one
     * @param examples the complaints there are; may be none
     * @param mean what complaints have in common, see {@link Embedding#centred}
     */
    public static SeededThemes fit(List<Seed> seeds, List<Example> examples, Embedding mean) {
        List<UUID> ids = seeds.stream().map(Seed::themeId).toList();
        List<String> words = examples.stream().map(Example::words).toList();
        TermWeights terms = TermWeights.of(words);
        List<TermWeights.Terms> read = terms.read(words);
        List<Point> points = IntStream.range(0, examples.size())
                .mapToObj(i -> new Point(examples.get(i).embedding(), mean, read.get(i)))
                .toList();
        List<Correction> corrections = corrections(ids, examples);
        float[][] centres = seeds.stream().map(seed -> centre(seed, mean)).toArray(float[][]::new);
        var prototypes = new Prototypes(centres, terms.size());
        prototypes.pull(points, corrections, PULLS_WHETHER);
        var start = new Prototypes(centres, terms.size());
        start.pull(points, corrections, PULLS_WHICH);
        ThemeRegression regression = ids.size() == 1 ? null : learn(start, points, corrections, ids, terms);
        List<Point> elsewhere = IntStream.range(0, points.size())
                .filter(i -> corrections.get(i).made() && corrections.get(i).theme() == Prototypes.NONE)
                .mapToObj(points::get)
                .toList();
        return new SeededThemes(ids, mean, terms, prototypes, regression, elsewhere);
    }

    /** The theme that a complaint belongs to; empty when it is near enough to none, or like what people put elsewhere. */
    public Optional<Assigned> assign(String words, Embedding embedding) {
        Point point = point(words, embedding);
        if (!prototypes.isNear(point, NEAR_ENOUGH)) {
            return Optional.empty();
        }
        Assigned nearest = nearest(point);
        double exception = elsewhere.stream()
                .mapToDouble(other -> Vectors.dot(point.meaning, other.meaning))
                .max()
                .orElse(-1);
        return exception >= Math.max(ALIKE, nearest.similarity()) ? Optional.empty() : Optional.of(nearest);
    }

    /** The theme that a complaint belongs to if it must belong to one. */
    public Assigned nearest(String words, Embedding embedding) {
        return nearest(point(words, embedding));
    }

    /** How near a complaint is to what a theme means, by cosine of centred vectors; 0 for a theme that is not among them. */
    public float similarity(UUID themeId, Embedding embedding) {
        int theme = ids.indexOf(themeId);
        return theme < 0 ? 0 : (float) Vectors.dot(embedding.centred(mean).toArray(), prototypes.meaning(theme));
    }

    /** What each theme means, of length 1, as {@link io.heard.insights.mining.discovery.ThemeAssignment.Theme} has it. */
    public Map<UUID, Embedding> centres() {
        Map<UUID, Embedding> centres = new HashMap<>();
        for (int k = 0; k < ids.size(); k++) {
            centres.put(ids.get(k), Embedding.of(prototypes.meaning(k)));
        }
        return centres;
    }

    private Point point(String words, Embedding embedding) {
        return new Point(embedding, mean, terms.read(List.of(words)).getFirst());
    }

    private Assigned nearest(Point point) {
        int theme = regression == null ? prototypes.nearest(point) : regression.likeliest(point);
        return new Assigned(ids.get(theme), (float) prototypes.similarity(point, theme));
    }

    private static float[] centre(Seed seed, Embedding mean) {
        return Embedding.mean(seed.sentences().stream()
                        .map(sentence -> sentence.centred(mean))
                        .toList())
                .normalised()
                .toArray();
    }

    private static List<Correction> corrections(List<UUID> ids, List<Example> examples) {
        return examples.stream()
                .map(example -> new Correction(example.corrected(), ids.indexOf(example.themeId())))
                .toList();
    }

    /**
     * First from where the prototypes put complaints, then from where what was learnt puts them: what people put right changes its
     * neighbours, too. Null where there is nothing to learn from.
     */
    private static @Nullable ThemeRegression learn(
            Prototypes prototypes,
            List<Point> points,
            List<Correction> corrections,
            List<UUID> ids,
            TermWeights terms) {
        List<Lesson> lessons = lessons(prototypes, points, corrections);
        if (lessons.isEmpty()) {
            return null;
        }
        ThemeRegression first = ThemeRegression.fit(prototypes, lessons, ids.size(), terms.size());
        List<Lesson> again = lessons.stream()
                .map(lesson -> lesson.said() ? lesson : first.judged(lesson.point()))
                .toList();
        return ThemeRegression.fit(prototypes, again, ids.size(), terms.size());
    }

    private static List<Lesson> lessons(Prototypes prototypes, List<Point> points, List<Correction> corrections) {
        List<Lesson> lessons = new ArrayList<>();
        int stride = (points.size() + MOST_LEARNT_FROM - 1) / MOST_LEARNT_FROM;
        for (int i = 0; i < points.size(); i++) {
            Correction correction = corrections.get(i);
            int theme = correction.made()
                    ? correction.theme()
                    : i % stride == 0 ? prototypes.pulled(points.get(i)) : Prototypes.NONE;
            if (theme != Prototypes.NONE) {
                lessons.add(new Lesson(points.get(i), theme, correction.made(), correction.made() ? CORRECTION : 1));
            }
        }
        return lessons;
    }
}
