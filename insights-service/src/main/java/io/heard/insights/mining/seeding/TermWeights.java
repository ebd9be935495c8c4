package io.heard.insights.mining.seeding;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/**
 * How much each word of the sample says: TF-IDF over stems (1 + ln of the count, times ln of texts over texts with the term; Salton
 * and Buckley 1988). Lives in memory only, since it is of customers' words.
 */
final class TermWeights {

    /** A term of one text tells nothing of others. */
    private static final int FEWEST_TEXTS = 2;

    /** What a fifth of all texts say tells none of them apart. */
    private static final int COMMONEST = 5;

    private final Map<String, Integer> positions = new HashMap<>();
    private final Map<String, Double> rarity = new HashMap<>();

    /** A text's terms that the sample knows, ascending, with weights of length 1 together; none for a text without any. */
    static final class Terms {
        final int[] positions;
        final float[] weights;

        private Terms(int[] positions, float[] weights) {
            this.positions = positions;
            this.weights = weights;
        }
    }

    static TermWeights of(List<String> texts) {
        TermWeights terms = new TermWeights();
        Map<String, Integer> usedBy = new HashMap<>();
        try (Analyzer analyzer = new EnglishAnalyzer()) {
            texts.forEach(text -> counts(text, analyzer).keySet().forEach(term -> usedBy.merge(term, 1, Integer::sum)));
        }
        usedBy.entrySet().stream()
                .filter(use -> use.getValue() >= FEWEST_TEXTS && use.getValue() * COMMONEST <= texts.size())
                .sorted(Map.Entry.comparingByKey())
                .forEach(use -> {
                    terms.positions.put(use.getKey(), terms.positions.size());
                    terms.rarity.put(use.getKey(), Math.log((double) texts.size() / use.getValue()));
                });
        return terms;
    }

    /** How many different terms there are. */
    int size() {
        return positions.size();
    }

    List<Terms> read(List<String> texts) {
        try (Analyzer analyzer = new EnglishAnalyzer()) {
            return texts.stream().map(text -> read(text, analyzer)).toList();
        }
    }

    private Terms read(String text, Analyzer analyzer) {
        List<Map.Entry<String, Integer>> known = counts(text, analyzer).entrySet().stream()
                .filter(term -> positions.containsKey(term.getKey()))
                .sorted(Comparator.comparingInt(term -> positions.getOrDefault(term.getKey(), 0)))
                .toList();
        int[] places = new int[known.size()];
        float[] weights = new float[known.size()];
        for (int i = 0; i < places.length; i++) {
            String term = known.get(i).getKey();
            places[i] = positions.getOrDefault(term, 0);
            weights[i] = (float) ((1 + Math.log(known.get(i).getValue())) * rarity.getOrDefault(term, 0.0));
        }
        Vectors.normalise(weights);
        return new Terms(places, weights);
    }

    private static Map<String, Integer> counts(String text, Analyzer analyzer) {
        Map<String, Integer> counts = new HashMap<>();
        try (TokenStream tokens = analyzer.tokenStream("text", text)) {
            var term = tokens.addAttribute(CharTermAttribute.class);
            tokens.reset();
            while (tokens.incrementToken()) {
                counts.merge(term.toString(), 1, Integer::sum);
            }
            tokens.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return counts;
    }
}
