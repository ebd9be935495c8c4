package io.heard.insights.mining.seeding;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Tells themes apart by what sets them apart: multinomial logistic regression with a ridge penalty over meaning and words, by
 * gradient descent with momentum on the whole set. It begins at what the prototypes say and is drawn back to that, so that little
 * to learn from changes little (C. Chelba, A. Acero, EMNLP 2004). It learns from where the prototypes put complaints, and much more from what
 * people put right (D.-H. Lee, "Pseudo-label: the simple and efficient semi-supervised learning method", ICML 2013 workshops).
 * That corrections are few, and all of them about what went wrong, does little harm: the many around them hold the rest in place.
 */
final class ThemeRegression {

    private static final int ROUNDS = 40;
    private static final double STEP = 4;
    private static final double MOMENTUM = .9;
    private static final double PENALTY = .005;

    /** Log-odds that a prototype's lead of 1 in likeness is worth before anything is learnt. */
    private static final double START = 10;

    /** The bias moves slowly: how many complaints a theme seems to have is what is known least. */
    private static final double BIAS_STEP = .4;

    private final Prototypes start;
    private final float[][] meaning;
    private final float[][] words;
    private final double[] bias;

    private ThemeRegression(Prototypes start, int themes, int dimensions, int terms) {
        this.start = start;
        this.meaning = new float[themes][dimensions];
        this.words = new float[themes][terms];
        this.bias = new double[themes];
    }

    /** @param lessons at least one */
    static ThemeRegression fit(Prototypes start, List<Lesson> lessons, int themes, int terms) {
        int dimensions = lessons.getFirst().point().meaning.length;
        var fitted = new ThemeRegression(start, themes, dimensions, terms);
        var velocity = new ThemeRegression(start, themes, dimensions, terms);
        double all = lessons.stream().mapToDouble(Lesson::weight).sum();
        double[][] before =
                lessons.stream().map(lesson -> fitted.before(lesson.point())).toArray(double[][]::new);
        for (int round = 0; round < ROUNDS; round++) {
            var gradient = new ThemeRegression(start, themes, dimensions, terms);
            for (int i = 0; i < lessons.size(); i++) {
                Lesson lesson = lessons.get(i);
                double[] probabilities = fitted.probabilities(lesson.point(), before[i]);
                for (int k = 0; k < themes; k++) {
                    double error = lesson.weight() / all * (probabilities[k] - (lesson.theme() == k ? 1 : 0));
                    gradient.add(lesson.point(), k, error);
                }
            }
            for (int k = 0; k < themes; k++) {
                step(fitted.meaning[k], velocity.meaning[k], gradient.meaning[k]);
                step(fitted.words[k], velocity.words[k], gradient.words[k]);
                velocity.bias[k] = MOMENTUM * velocity.bias[k] - BIAS_STEP * gradient.bias[k];
                fitted.bias[k] += velocity.bias[k];
            }
        }
        return fitted;
    }

    int likeliest(Point point) {
        return largest(logOdds(point, before(point)));
    }

    /** What the likeliest theme teaches: by as much as it is likelier than the next. */
    Lesson judged(Point point) {
        double[] probabilities = probabilities(point, before(point));
        int likeliest = largest(probabilities);
        double next = IntStream.range(0, probabilities.length)
                .filter(k -> k != likeliest)
                .mapToDouble(k -> probabilities[k])
                .max()
                .orElse(0);
        return new Lesson(point, likeliest, false, probabilities[likeliest] - next);
    }

    private static int largest(double[] values) {
        int largest = 0;
        for (int k = 1; k < values.length; k++) {
            if (values[k] > values[largest]) {
                largest = k;
            }
        }
        return largest;
    }

    private double[] before(Point point) {
        double[] before = new double[bias.length];
        for (int k = 0; k < before.length; k++) {
            before[k] = START * start.likeness(point, k);
        }
        return before;
    }

    private double[] logOdds(Point point, double[] before) {
        double[] logOdds = before.clone();
        for (int k = 0; k < logOdds.length; k++) {
            logOdds[k] += bias[k] + Vectors.dot(point.meaning, meaning[k]) + Vectors.dot(point.terms, words[k]);
        }
        return logOdds;
    }

    private double[] probabilities(Point point, double[] before) {
        double[] p = logOdds(point, before);
        double largest = Arrays.stream(p).max().orElse(0);
        double sum = 0;
        for (int k = 0; k < p.length; k++) {
            p[k] = Math.exp(p[k] - largest);
            sum += p[k];
        }
        for (int k = 0; k < p.length; k++) {
            p[k] /= sum;
        }
        return p;
    }

    private void add(Point point, int theme, double error) {
        bias[theme] += error;
        Vectors.add(meaning[theme], point.meaning, error);
        Vectors.add(words[theme], point.terms, error);
    }

    private static void step(float[] weights, float[] velocity, float[] gradient) {
        for (int i = 0; i < weights.length; i++) {
            velocity[i] = (float) (MOMENTUM * velocity[i] - STEP * (gradient[i] + PENALTY * weights[i]));
            weights[i] += velocity[i];
        }
    }
}
