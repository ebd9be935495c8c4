package io.heard.insights.mining;

import io.heard.insights.mining.text.KnownNames;
import io.heard.insights.mining.text.Segmenter;
import io.heard.insights.mining.text.TextNormaliser;
import io.heard.insights.mining.text.TextSpan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/** Reads new verbatims: cuts them, cleans the parts, embeds them and tells the complaints. */
public final class VerbatimReading {

    private final Function<List<String>, List<Embedding>> encoder;
    private final ComplaintDetector detector;

    /** @param encoder {@link SentenceEncoder#encode}, or a stand-in for it */
    public VerbatimReading(Function<List<String>, List<Embedding>> encoder, ComplaintDetector detector) {
        this.encoder = encoder;
        this.detector = detector;
    }

    /** The same with another detector. */
    public VerbatimReading with(ComplaintDetector other) {
        return new VerbatimReading(encoder, other);
    }

    public ComplaintDetector detector() {
        return detector;
    }

    /**
     * What a customer wrote.
     *
     * @param names what the text must not be told apart by
     * @param satisfaction the mean of the answer's scores, 0 (all at their worst) to 1 (all at their best); empty without scores
     */
    public record Verbatim(String text, KnownNames names, OptionalDouble satisfaction) {}

    /**
     * A part of a verbatim as read.
     *
     * @param probability that it is a complaint, 0 to 1
     */
    public record Reading(TextSpan span, Embedding embedding, double probability, boolean isComplaint) {}

    /** A part that still has words after cleaning. */
    private record Part(int verbatim, TextSpan span, String words) {}

    /** The parts of each verbatim, in the order of the verbatims; none for one without a word in it. */
    public List<List<Reading>> read(List<Verbatim> verbatims) {
        List<Part> parts = new ArrayList<>();
        List<List<Reading>> readings = new ArrayList<>();
        for (int i = 0; i < verbatims.size(); i++) {
            readings.add(new ArrayList<>());
            parts.addAll(parts(i, verbatims.get(i)));
        }
        List<Embedding> embeddings =
                encoder.apply(parts.stream().map(Part::words).toList());
        for (int i = 0; i < parts.size(); i++) {
            Part part = parts.get(i);
            OptionalDouble satisfaction = verbatims.get(part.verbatim()).satisfaction();
            double probability = detector.probability(embeddings.get(i), satisfaction);
            readings.get(part.verbatim())
                    .add(new Reading(part.span(), embeddings.get(i), probability, detector.isComplaint(probability)));
        }
        return readings;
    }

    /**
     * What each verbatim says as a whole: the mean of its parts, because its scores are about all of them. Empty for one without
     * a word in it.
     */
    public List<Optional<Embedding>> embed(List<Verbatim> verbatims) {
        return read(verbatims).stream()
                .map(readings -> readings.isEmpty()
                        ? Optional.<Embedding>empty()
                        : Optional.of(Embedding.mean(
                                readings.stream().map(Reading::embedding).toList())))
                .toList();
    }

    private static List<Part> parts(int index, Verbatim verbatim) {
        return Segmenter.segment(verbatim.text()).stream()
                .map(span ->
                        new Part(index, span, TextNormaliser.normalise(span.in(verbatim.text()), verbatim.names())))
                .filter(part -> part.words().codePoints().anyMatch(Character::isLetter))
                .toList();
    }
}
