package io.heard.insights.mining;

import io.heard.insights.mining.text.KnownNames;
import io.heard.insights.mining.text.Segmenter;
import io.heard.insights.mining.text.TextNormaliser;
import io.heard.insights.mining.text.TextSpan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.BiConsumer;
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
        List<List<Reading>> readings = emptyLists(verbatims.size());
        embed(verbatims, (part, text) -> {
            double probability =
                    detector.probability(text, verbatims.get(part.verbatim()).satisfaction());
            readings.get(part.verbatim())
                    .add(new Reading(part.span(), text.embedding(), probability, detector.isComplaint(probability)));
        });
        return readings;
    }

    /** What each verbatim says as a whole, in the order of the verbatims; empty for one without a word in it. */
    public List<Optional<ReadText>> readWhole(List<Verbatim> verbatims) {
        List<List<ReadText>> pieces = emptyLists(verbatims.size());
        embed(verbatims, (part, text) -> pieces.get(part.verbatim()).add(text));
        return pieces.stream()
                .map(texts -> texts.isEmpty() ? Optional.<ReadText>empty() : Optional.of(ReadText.whole(texts)))
                .toList();
    }

    private void embed(List<Verbatim> verbatims, BiConsumer<Part, ReadText> reader) {
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < verbatims.size(); i++) {
            parts.addAll(parts(i, verbatims.get(i)));
        }
        List<Embedding> embeddings =
                encoder.apply(parts.stream().map(Part::words).toList());
        for (int i = 0; i < parts.size(); i++) {
            reader.accept(parts.get(i), ReadText.of(parts.get(i).words(), embeddings.get(i)));
        }
    }

    private static <T> List<List<T>> emptyLists(int count) {
        List<List<T>> lists = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            lists.add(new ArrayList<>());
        }
        return lists;
    }

    private static List<Part> parts(int index, Verbatim verbatim) {
        return Segmenter.segment(verbatim.text()).stream()
                .map(span ->
                        new Part(index, span, TextNormaliser.normalise(span.in(verbatim.text()), verbatim.names())))
                .filter(part -> part.words().codePoints().anyMatch(Character::isLetter))
                .toList();
    }
}
