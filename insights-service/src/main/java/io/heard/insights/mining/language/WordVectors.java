package io.heard.insights.mining.language;

import io.heard.insights.mining.Embedding;
import io.heard.insights.mining.text.Language;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.lucene.analysis.Analyzer;

/**
 * Texts as points by their words, where no model knows what they mean: TF-IDF over stems and pairs of stems, brought down to the
 * few directions in which these texts differ most (latent semantic analysis, Deerwester et al. 1990; the singular vectors by
 * subspace iteration, Halko, Martinsson and Tropp 2011). The points of one call are comparable with each other and with no others.
 */
public final class WordVectors {

    private static final int DIRECTIONS = 50;
    private static final int ROUNDS = 4;
    private static final long SEED = 42;

    /** A term of one text ties it to nobody. */
    private static final int FEWEST_TEXTS = 2;

    /** What a pair of neighbouring stems counts beside a stem. */
    private static final double PAIR = 1;

    /** The terms of a text by their numbers, with weights whose squares sum to 1. */
    private static final class Row {

        private final int[] terms;
        private final double[] weights;

        private Row(int[] terms, double[] weights) {
            this.terms = terms;
            this.weights = weights;
        }
    }

    private WordVectors() {}

    /** One of length 1 for each text, in their order; zero for a text that shares no word with any other. */
    public static List<Embedding> of(List<String> texts, Language language) {
        List<Map<String, Double>> counts;
        try (Analyzer analyzer = WordAnalysis.of(language)) {
            counts = texts.stream().map(text -> terms(text, analyzer)).toList();
        }
        Map<String, Integer> users = new TreeMap<>();
        counts.forEach(text -> text.keySet().forEach(term -> users.merge(term, 1, Integer::sum)));
        Map<String, Integer> numbers = new HashMap<>();
        users.forEach((term, by) -> {
            if (by >= FEWEST_TEXTS) {
                numbers.put(term, numbers.size());
            }
        });
        List<Row> rows = counts.stream()
                .map(text -> row(text, texts.size(), users, numbers))
                .toList();
        double[][] directions = directions(rows, numbers.size());
        return rows.stream().map(row -> project(row, directions)).toList();
    }

    private static Map<String, Double> terms(String text, Analyzer analyzer) {
        Map<String, Double> terms = new TreeMap<>();
        String before = "";
        for (String stem : WordAnalysis.stems(text, analyzer)) {
            terms.merge(stem, 1.0, Double::sum);
            if (!before.isEmpty()) {
                terms.merge(before + " " + stem, 1.0, Double::sum);
            }
            before = stem;
        }
        return terms;
    }

    private static Row row(
            Map<String, Double> text, int texts, Map<String, Integer> users, Map<String, Integer> numbers) {
        List<String> known = text.keySet().stream().filter(numbers::containsKey).toList();
        int[] terms = new int[known.size()];
        double[] weights = new double[known.size()];
        double square = 0;
        for (int i = 0; i < terms.length; i++) {
            String term = known.get(i);
            terms[i] = numbers.getOrDefault(term, 0);
            weights[i] = (1 + StrictMath.log(text.getOrDefault(term, 1.0)))
                    * StrictMath.log((texts + 1.0) / (1 + users.getOrDefault(term, 0)))
                    * (term.indexOf(' ') < 0 ? 1 : PAIR);
            square += weights[i] * weights[i];
        }
        for (int i = 0; square > 0 && i < weights.length; i++) {
            weights[i] /= Math.sqrt(square);
        }
        return new Row(terms, weights);
    }

    /** For each term its share in the directions. */
    private static double[][] directions(List<Row> rows, int terms) {
        int width = Math.min(DIRECTIONS, Math.min(rows.size(), terms));
        Random random = new Random(SEED);
        double[][] directions = new double[terms][width];
        for (double[] term : directions) {
            for (int d = 0; d < width; d++) {
                term[d] = random.nextGaussian();
            }
        }
        for (int round = 0; round < ROUNDS; round++) {
            orthogonalise(directions, width);
            double[][] next = new double[terms][width];
            for (Row row : rows) {
                double[] point = point(row, directions, width);
                for (int i = 0; i < row.terms.length; i++) {
                    add(next[row.terms[i]], point, row.weights[i]);
                }
            }
            directions = next;
        }
        orthogonalise(directions, width);
        return directions;
    }

    private static double[] point(Row row, double[][] directions, int width) {
        double[] point = new double[width];
        for (int i = 0; i < row.terms.length; i++) {
            add(point, directions[row.terms[i]], row.weights[i]);
        }
        return point;
    }

    private static void add(double[] sum, double[] other, double factor) {
        for (int d = 0; d < sum.length; d++) {
            sum[d] += factor * other[d];
        }
    }

    /** Gram and Schmidt's way, column by column; a column that is nothing beside those before becomes zero. */
    private static void orthogonalise(double[][] rows, int width) {
        for (int d = 0; d < width; d++) {
            double before = square(rows, d);
            for (int other = 0; other < d; other++) {
                double shared = 0;
                for (double[] row : rows) {
                    shared += row[d] * row[other];
                }
                for (double[] row : rows) {
                    row[d] -= shared * row[other];
                }
            }
            double left = square(rows, d);
            double scale = left <= 1e-12 * before ? 0 : 1 / Math.sqrt(left);
            for (double[] row : rows) {
                row[d] *= scale;
            }
        }
    }

    private static double square(double[][] rows, int column) {
        double square = 0;
        for (double[] row : rows) {
            square += row[column] * row[column];
        }
        return square;
    }

    /** All of one length, however few texts there are, so that they can be kept like others. */
    private static Embedding project(Row row, double[][] directions) {
        double[] point = point(row, directions, directions.length == 0 ? 0 : directions[0].length);
        float[] values = new float[DIRECTIONS];
        for (int d = 0; d < point.length; d++) {
            values[d] = (float) point[d];
        }
        return Embedding.of(values).normalised();
    }
}
