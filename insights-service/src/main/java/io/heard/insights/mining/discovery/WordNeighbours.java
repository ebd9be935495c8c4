package io.heard.insights.mining.discovery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
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

    /** What a fifth of all texts say tells none of them apart, and would cost the most time. */
    private static final int COMMONEST = 5;

    private WordNeighbours() {}

    private record Weighted(int position, float weight) {}

    /**
     * @param neighbours how many of the nearest each text is tied to
     * @param weight of a link between texts that are the same word for word
     */
    static void tie(List<String> texts, Analyzer analyzer, int neighbours, double weight, Links links) {
        List<List<Weighted>> vectors = vectors(texts, analyzer);
        Map<Integer, List<Weighted>> textsOfTerm = new HashMap<>();
        for (int i = 0; i < vectors.size(); i++) {
            for (Weighted term : vectors.get(i)) {
                textsOfTerm
                        .computeIfAbsent(term.position(), none -> new ArrayList<>())
                        .add(new Weighted(i, term.weight()));
            }
        }
        textsOfTerm.values().removeIf(uses -> uses.size() * COMMONEST > texts.size());
        Map<Long, Float> found = new HashMap<>();
        float[] similarities = new float[texts.size()];
        for (int i = 0; i < vectors.size(); i++) {
            Arrays.fill(similarities, 0);
            for (Weighted term : vectors.get(i)) {
                for (Weighted use : textsOfTerm.getOrDefault(term.position(), List.of())) {
                    similarities[use.position()] += term.weight() * use.weight();
                }
            }
            similarities[i] = 0;
            for (int neighbour : largest(similarities, neighbours)) {
                found.put((long) Math.min(i, neighbour) << 32 | Math.max(i, neighbour), similarities[neighbour]);
            }
        }
        found.forEach((pair, similarity) -> links.add((int) (pair >> 32), pair.intValue(), weight * similarity));
    }

    private static List<List<Weighted>> vectors(List<String> texts, Analyzer analyzer) {
        List<Map<String, Integer>> counts =
                texts.stream().map(text -> terms(text, analyzer)).toList();
        Map<String, Integer> usedBy = new HashMap<>();
        counts.forEach(text -> new HashSet<>(text.keySet()).forEach(term -> usedBy.merge(term, 1, Integer::sum)));
        Map<String, Integer> positions = new HashMap<>();
        List<List<Weighted>> vectors = new ArrayList<>();
        for (Map<String, Integer> text : counts) {
            List<Weighted> vector = new ArrayList<>();
            double square = 0;
            for (Map.Entry<String, Integer> term : text.entrySet()) {
                int users = usedBy.getOrDefault(term.getKey(), 0);
                if (users >= FEWEST_TEXTS) {
                    double w = (1 + Math.log(term.getValue())) * Math.log((double) texts.size() / users);
                    vector.add(new Weighted(
                            positions.computeIfAbsent(term.getKey(), none -> positions.size()), (float) w));
                    square += w * w;
                }
            }
            double length = Math.sqrt(square);
            vectors.add(vector.stream()
                    .filter(term -> term.weight() > 0)
                    .map(term -> new Weighted(term.position(), (float) (term.weight() / length)))
                    // In a fixed order: sums of floats depend on it.
                    .sorted(Comparator.comparingInt(Weighted::position))
                    .toList());
        }
        return vectors;
    }

    /** The stems of a text and the pairs of neighbouring ones, with how often each occurs. */
    private static Map<String, Integer> terms(String text, Analyzer analyzer) {
        Map<String, Integer> terms = new HashMap<>();
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

    /** The positions of the largest values above zero; of equals the first. */
    private static int[] largest(float[] values, int many) {
        Comparator<Integer> smallestFirst =
                Comparator.<Integer>comparingDouble(i -> values[i]).thenComparing(Comparator.reverseOrder());
        PriorityQueue<Integer> kept = new PriorityQueue<>(smallestFirst);
        IntStream.range(0, values.length).filter(i -> values[i] > 0).forEach(i -> {
            kept.add(i);
            if (kept.size() > many) {
                kept.poll();
            }
        });
        return kept.stream().mapToInt(Integer::intValue).toArray();
    }
}
