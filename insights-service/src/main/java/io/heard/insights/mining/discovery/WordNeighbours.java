package io.heard.insights.mining.discovery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/**
 * Who says the same in the same words: texts as TF-IDF vectors over stems and pairs of stems (1 + ln of the count, times ln of
 * texts over texts with the term; Salton and Buckley 1988), each tied to those with the largest cosine.
 *
 * <p>Beside what texts mean, this tells apart what a general model takes for the same: a "late fee" and a "late flight".
 */
final class WordNeighbours {

    /** A term of one text ties it to nobody. */
    private static final int FEWEST_TEXTS = 2;

    /** What more than one in so many texts say tells none of them apart, and would cost the most time. */
    private static final int COMMON = 20;

    /** Among few texts a term may be in more of them: in so many texts, or in one in five. */
    private static final int NEVER_COMMON = 50;

    private static final int COMMON_AMONG_FEW = 5;

    private WordNeighbours() {}

    /** The terms of a text, ascending, and how much each counts; of length 1. */
    private static final class Vector {

        private final int[] terms;
        private final float[] weights;

        private Vector(int[] terms, float[] weights) {
            this.terms = terms;
            this.weights = weights;
        }
    }

    /** The texts that use a term, in their order, and how much it counts in each. */
    private static final class Uses {

        private int[] texts = new int[4];
        private float[] weights = new float[4];
        private int count;

        private void add(int text, float weight) {
            if (count == texts.length) {
                texts = Arrays.copyOf(texts, 2 * count);
                weights = Arrays.copyOf(weights, 2 * count);
            }
            texts[count] = text;
            weights[count] = weight;
            count++;
        }
    }

    /**
     * @param neighbours how many of the nearest each text is tied to
     * @param weight of a link between texts that are the same word for word
     */
    static void tie(List<String> texts, Analyzer analyzer, int neighbours, double weight, Links links) {
        int n = texts.size();
        List<Vector> vectors = vectors(texts, analyzer);
        Uses[] uses = uses(vectors);
        int mostUses = Math.max(n / COMMON, Math.min(NEVER_COMMON, n / COMMON_AMONG_FEW));
        Nearest nearest = new Nearest(n, neighbours);
        // Each text's own nearest are touched by one thread only, so the result is the same on any number of them.
        IntStream.range(0, n).parallel().forEach(i -> {
            float[] similarities = similarities(vectors.get(i), uses, mostUses, n);
            for (int other = 0; other < n; other++) {
                nearest.offer(i, other, similarities[other]);
            }
        });
        nearest.forEachPair(neighbours, (one, other, similarity) -> links.add(one, other, weight * similarity));
    }

    private static Uses[] uses(List<Vector> vectors) {
        int terms = vectors.stream()
                .flatMapToInt(vector -> Arrays.stream(vector.terms))
                .max()
                .orElse(-1);
        Uses[] uses = new Uses[terms + 1];
        Arrays.setAll(uses, term -> new Uses());
        for (int i = 0; i < vectors.size(); i++) {
            Vector vector = vectors.get(i);
            for (int t = 0; t < vector.terms.length; t++) {
                uses[vector.terms[t]].add(i, vector.weights[t]);
            }
        }
        return uses;
    }

    private static float[] similarities(Vector vector, Uses[] uses, int mostUses, int texts) {
        float[] similarities = new float[texts];
        for (int t = 0; t < vector.terms.length; t++) {
            Uses users = uses[vector.terms[t]];
            if (users.count <= mostUses) {
                float weight = vector.weights[t];
                for (int use = 0; use < users.count; use++) {
                    similarities[users.texts[use]] += weight * users.weights[use];
                }
            }
        }
        return similarities;
    }

    private static List<Vector> vectors(List<String> texts, Analyzer analyzer) {
        // Each thread of it has token streams of its own: that is what an analyzer is made for.
        List<Map<String, Integer>> counts =
                texts.parallelStream().map(text -> terms(text, analyzer)).toList();
        Map<String, Integer> usedBy = new HashMap<>();
        counts.forEach(text -> text.keySet().forEach(term -> usedBy.merge(term, 1, Integer::sum)));
        Map<String, Integer> positions = new HashMap<>();
        return counts.stream()
                .map(text -> vector(text, usedBy, positions, texts.size()))
                .toList();
    }

    private static Vector vector(
            Map<String, Integer> text, Map<String, Integer> usedBy, Map<String, Integer> positions, int texts) {
        // In a fixed order: sums of floats depend on it.
        SortedMap<Integer, Double> weights = new TreeMap<>();
        double square = 0;
        for (Map.Entry<String, Integer> term : text.entrySet()) {
            int users = usedBy.getOrDefault(term.getKey(), 0);
            double weight = (1 + StrictMath.log(term.getValue())) * StrictMath.log((double) texts / users);
            if (users >= FEWEST_TEXTS && weight > 0) {
                weights.put(positions.computeIfAbsent(term.getKey(), none -> positions.size()), weight);
                square += weight * weight;
            }
        }
        double length = Math.sqrt(square);
        float[] unit = new float[weights.size()];
        int t = 0;
        for (double weight : weights.values()) {
            unit[t++] = (float) (weight / length);
        }
        return new Vector(weights.keySet().stream().mapToInt(Integer::intValue).toArray(), unit);
    }

    /** The stems of a text and the pairs of neighbouring ones, with how often each occurs. */
    private static Map<String, Integer> terms(String text, Analyzer analyzer) {
        // In the order they stand: whatever is numbered by it is numbered alike each time.
        Map<String, Integer> terms = new LinkedHashMap<>();
        try (TokenStream tokens = analyzer.tokenStream("text", text)) {
            var term = tokens.addAttribute(CharTermAttribute.class);
            tokens.reset();
            String before = "";
            while (tokens.incrementToken()) {
                String stem = term.toString();
                terms.merge(stem, 1, Integer::sum);
                if (!before.isEmpty()) {
                    terms.merge(before + " " + stem, 1, Integer::sum);
                }
                before = stem;
            }
            tokens.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return terms;
    }
}
