package io.heard.insights.mining;

import io.heard.insights.mining.text.KnownNames;
import io.heard.insights.mining.text.Language;
import io.heard.insights.mining.text.Segmenter;
import io.heard.insights.mining.text.TextNormaliser;
import io.heard.insights.mining.text.TextSpan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Reads new verbatims: cuts them, cleans the parts, embeds them and tells the complaints. A short part that sets one thing
 * against another is read in two only where one side is a complaint and the other clearly is none, so that no praise is lost
 * beside a complaint, and no complaint beside praise.
 */
public final class VerbatimReading {

    /**
     * A short part is cut in two only where one side is a complaint and the other so unlikely to be one: what is said in one breath
     * is mostly one matter, halves of it are harder to read than the whole, and what is neither praise nor complaint ("I asked for
     * help, but they refused") belongs to the other half.
     */
    private static final double CLEARLY_NONE = .1;

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
    private record Part(int verbatim, TextSpan span, String words) {

        boolean hasWords() {
            return words.codePoints().anyMatch(Character::isLetter);
        }
    }

    /** The parts of each verbatim, in the order of the verbatims; none for one without a word in it. */
    public List<List<Reading>> read(List<Verbatim> verbatims) {
        List<Part> parts = parts(verbatims);
        List<List<Part>> sides = parts.stream()
                .map(part -> sides(verbatims.get(part.verbatim()), part))
                .toList();
        // All in one go: the encoder works best on many, and a second wait would double that of an answer which comes
        // alone.
        List<ReadText> texts =
                embed(Stream.concat(parts.stream(), sides.stream().flatMap(List::stream))
                        .toList());
        List<List<Reading>> readings = emptyLists(verbatims.size());
        int side = parts.size();
        for (int i = 0; i < parts.size(); i++) {
            List<ReadText> two = texts.subList(side, side + sides.get(i).size());
            side += two.size();
            boolean inTwo = !two.isEmpty() && differ(two.getFirst(), two.getLast());
            List<Part> read = inTwo ? sides.get(i) : List.of(parts.get(i));
            for (int j = 0; j < read.size(); j++) {
                Part part = read.get(j);
                readings.get(part.verbatim())
                        .add(reading(verbatims.get(part.verbatim()), part, inTwo ? two.get(j) : texts.get(i)));
            }
        }
        return readings;
    }

    /** What each verbatim says as a whole, in the order of the verbatims; empty for one without a word in it. */
    public List<Optional<ReadText>> readWhole(List<Verbatim> verbatims) {
        List<List<ReadText>> pieces = emptyLists(verbatims.size());
        List<Part> parts = parts(verbatims);
        List<ReadText> read = embed(parts);
        for (int i = 0; i < parts.size(); i++) {
            pieces.get(parts.get(i).verbatim()).add(read.get(i));
        }
        return pieces.stream()
                .map(texts -> texts.isEmpty() ? Optional.<ReadText>empty() : Optional.of(ReadText.whole(texts)))
                .toList();
    }

    private Reading reading(Verbatim verbatim, Part part, ReadText text) {
        double probability = detector.probability(text, verbatim.satisfaction());
        return new Reading(part.span(), text.embedding(), probability, detector.isComplaint(probability));
    }

    /** By what they say alone: the answer's scores are about both. */
    private boolean differ(ReadText one, ReadText other) {
        double probability = detector.probability(one, OptionalDouble.empty());
        double otherProbability = detector.probability(other, OptionalDouble.empty());
        return detector.isComplaint(Math.max(probability, otherProbability))
                && Math.min(probability, otherProbability) <= CLEARLY_NONE;
    }

    private List<ReadText> embed(List<Part> parts) {
        List<Embedding> embeddings =
                encoder.apply(parts.stream().map(Part::words).toList());
        List<ReadText> texts = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            texts.add(ReadText.of(parts.get(i).words(), embeddings.get(i)));
        }
        return texts;
    }

    private static <T> List<List<T>> emptyLists(int count) {
        List<List<T>> lists = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            lists.add(new ArrayList<>());
        }
        return lists;
    }

    private static List<Part> parts(List<Verbatim> verbatims) {
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < verbatims.size(); i++) {
            int index = i;
            Verbatim verbatim = verbatims.get(i);
            Segmenter.segment(verbatim.text(), Language.ENGLISH).stream()
                    .map(span -> part(index, verbatim, span))
                    .filter(Part::hasWords)
                    .forEach(parts::add);
        }
        return parts;
    }

    /** What may turn out to be praise on one side and a complaint on the other; none where there are no two sides. */
    private static List<Part> sides(Verbatim verbatim, Part part) {
        return Segmenter.sides(verbatim.text(), part.span(), Language.ENGLISH)
                .map(sides -> Stream.of(sides.one(), sides.other())
                        .map(span -> part(part.verbatim(), verbatim, span))
                        .toList())
                .filter(sides -> sides.stream().allMatch(Part::hasWords))
                .orElse(List.of());
    }

    private static Part part(int index, Verbatim verbatim, TextSpan span) {
        return new Part(index, span, TextNormaliser.normalise(span.in(verbatim.text()), verbatim.names()));
    }
}
