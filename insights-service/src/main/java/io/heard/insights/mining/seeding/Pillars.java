package io.heard.insights.mining.seeding;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.heard.insights.mining.Embedding;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * Tells which pillar a complaint is about: the one that it is nearest to by the sentences of {@code mining/pillar-seeds.tsv}, written
 * by us, if it is near enough. The same for every product, and nobody changes it.
 */
public final class Pillars {

    private static final String FILE = "/mining/pillar-seeds.tsv";

    /** Mean cosine of centred vectors to the nearest sentences of a pillar, from which on a complaint is about it. */
    private static final double NEAR_ENOUGH = .25;

    /** So that one odd sentence does not decide. */
    private static final int NEAREST_SENTENCES = 3;

    private final Map<Pillar, List<Embedding>> sentences;
    private final Embedding mean;

    private Pillars(Map<Pillar, List<Embedding>> sentences, Embedding mean) {
        this.sentences = sentences;
        this.mean = mean;
    }

    /** A sentence of ours and the pillar it is about. */
    record Said(Pillar pillar, String sentence) {}

    /** @param encoder {@link io.heard.insights.mining.SentenceEncoder#encode}, or a stand-in for it */
    public static Pillars load(Function<List<String>, List<Embedding>> encoder) {
        return of(sentences(), encoder);
    }

    static Pillars of(List<Said> said, Function<List<String>, List<Embedding>> encoder) {
        List<Embedding> embeddings =
                encoder.apply(said.stream().map(Said::sentence).toList());
        Embedding mean = Embedding.mean(embeddings);
        Map<Pillar, List<Embedding>> sentences = new EnumMap<>(Pillar.class);
        for (int i = 0; i < said.size(); i++) {
            sentences
                    .computeIfAbsent(said.get(i).pillar(), none -> new ArrayList<>())
                    .add(embeddings.get(i).centred(mean));
        }
        return new Pillars(sentences, mean);
    }

    /** Empty when it is near enough to none. */
    public Optional<Pillar> of(Embedding complaint) {
        Embedding centred = complaint.centred(mean);
        Pillar nearest = null;
        double best = NEAR_ENOUGH;
        for (Map.Entry<Pillar, List<Embedding>> pillar : sentences.entrySet()) {
            double likeness = likeness(centred, pillar.getValue());
            if (likeness >= best) {
                best = likeness;
                nearest = pillar.getKey();
            }
        }
        return Optional.ofNullable(nearest);
    }

    private static double likeness(Embedding centred, List<Embedding> sentences) {
        return sentences.stream()
                .map(centred::dot)
                .sorted(Comparator.reverseOrder())
                .limit(NEAREST_SENTENCES)
                .mapToDouble(Float::doubleValue)
                .average()
                .orElse(0);
    }

    static List<Said> sentences() {
        try (InputStream file = Objects.requireNonNull(Pillars.class.getResourceAsStream(FILE), FILE);
                var lines = new BufferedReader(new InputStreamReader(file, UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.isBlank())
                    .map(line -> line.split("\t", 2))
                    .map(columns -> new Said(Pillar.valueOf(columns[0].toUpperCase(Locale.ROOT)), columns[1]))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
