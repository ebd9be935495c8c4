package io.heard.insights.mining;

import io.heard.insights.mining.text.KnownNames;
import io.heard.insights.mining.text.Language;
import io.heard.insights.mining.text.Segmenter;
import io.heard.insights.mining.text.TextNormaliser;
import io.heard.insights.mining.text.TextSpan;
import java.util.ArrayList;
import java.util.Iterator;
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

    /** Of satisfaction. */
    private static final double MIDDLE = .5;

    /** In code points. */
    private static final int BEGINNING = 400;

    private final Function<List<String>, List<Embedding>> encoder;
    private final ComplaintDetector detector;
    private final Languages languages;

    /** Tells the languages of texts, and knows which of them the encoder reads. */
    public interface Languages {

        /** @param page what the text was written beside */
        Language of(String text, Optional<Language> page);

        boolean areRead(Language language);
    }

    private static final Languages ALL_ENGLISH = new Languages() {
        @Override
        public Language of(String text, Optional<Language> page) {
            return Language.ENGLISH;
        }

        @Override
        public boolean areRead(Language language) {
            return true;
        }
    };

    /**
     * For texts that are all English.
     *
     * @param encoder {@link SentenceEncoder#encode}, or a stand-in for it
     */
    public VerbatimReading(Function<List<String>, List<Embedding>> encoder, ComplaintDetector detector) {
        this(encoder, detector, ALL_ENGLISH);
    }

    public VerbatimReading(
            Function<List<String>, List<Embedding>> encoder, ComplaintDetector detector, Languages languages) {
        this.encoder = encoder;
        this.detector = detector;
        this.languages = languages;
    }

    /** The same with another detector. */
    public VerbatimReading with(ComplaintDetector other) {
        return new VerbatimReading(encoder, other, languages);
    }

    public ComplaintDetector detector() {
        return detector;
    }

    /**
     * What a customer wrote.
     *
     * @param names what the text must not be told apart by
     * @param satisfaction the mean of the answer's scores, 0 (all at their worst) to 1 (all at their best); empty without scores
     * @param page the language of the page it was given on, where that is known
     */
    public record Verbatim(String text, KnownNames names, OptionalDouble satisfaction, Optional<Language> page) {

        public Verbatim(String text, KnownNames names, OptionalDouble satisfaction) {
            this(text, names, satisfaction, Optional.empty());
        }
    }

    /**
     * A part of a verbatim as read.
     *
     * @param embedding of no values where the encoder does not read its language
     * @param probability that it is a complaint, 0 to 1
     * @param language that it is compared in by its words; empty where it was read by its meaning
     */
    public record Reading(
            TextSpan span, Embedding embedding, double probability, boolean isComplaint, Optional<Language> language) {}

    /** A part that still has words after cleaning. */
    private record Part(int verbatim, TextSpan span, String words, Language language) {

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
        List<Optional<ReadText>> texts =
                embed(Stream.concat(parts.stream(), sides.stream().flatMap(List::stream))
                        .toList());
        List<List<Reading>> readings = emptyLists(verbatims.size());
        int side = parts.size();
        for (int i = 0; i < parts.size(); i++) {
            List<Optional<ReadText>> two =
                    texts.subList(side, side + sides.get(i).size());
            side += two.size();
            boolean inTwo = !two.isEmpty()
                    && differ(two.getFirst().orElseThrow(), two.getLast().orElseThrow());
            List<Part> read = inTwo ? sides.get(i) : List.of(parts.get(i));
            for (int j = 0; j < read.size(); j++) {
                Part part = read.get(j);
                readings.get(part.verbatim())
                        .add(reading(verbatims.get(part.verbatim()), part, inTwo ? two.get(j) : texts.get(i)));
            }
        }
        return readings;
    }

    /** What each verbatim says as a whole, in the order of the verbatims; empty for one without a word that the encoder reads. */
    public List<Optional<ReadText>> readWhole(List<Verbatim> verbatims) {
        List<List<ReadText>> pieces = emptyLists(verbatims.size());
        List<Part> parts = parts(verbatims);
        List<Optional<ReadText>> read = embed(parts);
        for (int i = 0; i < parts.size(); i++) {
            List<ReadText> ofVerbatim = pieces.get(parts.get(i).verbatim());
            read.get(i).ifPresent(ofVerbatim::add);
        }
        return pieces.stream()
                .map(texts -> texts.isEmpty() ? Optional.<ReadText>empty() : Optional.of(ReadText.whole(texts)))
                .toList();
    }

    private Reading reading(Verbatim verbatim, Part part, Optional<ReadText> text) {
        if (text.isEmpty()) {
            return unread(verbatim, part);
        }
        double probability = detector.probability(text.get(), verbatim.satisfaction());
        return new Reading(
                part.span(), text.get().embedding(), probability, detector.isComplaint(probability), Optional.empty());
    }

    /** The detector does not know what it says: only the answer's own scores tell, and without them it is taken for no complaint. */
    private static Reading unread(Verbatim verbatim, Part part) {
        double satisfaction = verbatim.satisfaction().orElse(MIDDLE);
        return new Reading(
                part.span(), Embedding.of(), 1 - satisfaction, satisfaction < MIDDLE, Optional.of(part.language()));
    }

    /** By what they say alone: the answer's scores are about both. */
    private boolean differ(ReadText one, ReadText other) {
        double probability = detector.probability(one, OptionalDouble.empty());
        double otherProbability = detector.probability(other, OptionalDouble.empty());
        return detector.isComplaint(Math.max(probability, otherProbability))
                && Math.min(probability, otherProbability) <= CLEARLY_NONE;
    }

    /** Empty for those in a language that the encoder does not read. */
    private List<Optional<ReadText>> embed(List<Part> parts) {
        List<Part> read = parts.stream()
                .filter(part -> languages.areRead(part.language()))
                .toList();
        Iterator<Embedding> embeddings =
                encoder.apply(read.stream().map(Part::words).toList()).iterator();
        List<Optional<ReadText>> texts = new ArrayList<>();
        for (Part part : parts) {
            texts.add(
                    languages.areRead(part.language())
                            ? Optional.of(ReadText.of(part.words(), embeddings.next()))
                            : Optional.empty());
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

    private List<Part> parts(List<Verbatim> verbatims) {
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < verbatims.size(); i++) {
            int index = i;
            Verbatim verbatim = verbatims.get(i);
            Language whole =
                    languages.of(TextNormaliser.words(beginning(verbatim.text()), verbatim.names()), verbatim.page());
            List<TextSpan> spans = Segmenter.segment(verbatim.text(), whole);
            // Somebody may change over in the middle; of a part, what stands around it says more than the page.
            spans.stream()
                    .map(span ->
                            part(index, verbatim, span, spans.size() == 1 ? whole : language(verbatim, span, whole)))
                    .filter(Part::hasWords)
                    .forEach(parts::add);
        }
        return parts;
    }

    /** Tells what the text is written in as well as all of it does. */
    private static String beginning(String text) {
        return text.substring(
                0, text.offsetByCodePoints(0, Math.min(BEGINNING, text.codePointCount(0, text.length()))));
    }

    private Language language(Verbatim verbatim, TextSpan span, Language whole) {
        return languages.of(TextNormaliser.words(span.in(verbatim.text()), verbatim.names()), Optional.of(whole));
    }

    /** What may turn out to be praise on one side and a complaint on the other; none where there are no two sides. */
    private List<Part> sides(Verbatim verbatim, Part part) {
        if (!languages.areRead(part.language())) {
            return List.of();
        }
        return Segmenter.sides(verbatim.text(), part.span(), part.language())
                .map(sides -> Stream.of(sides.one(), sides.other())
                        .map(span -> part(part.verbatim(), verbatim, span, part.language()))
                        .toList())
                .filter(sides -> sides.stream().allMatch(Part::hasWords))
                .orElse(List.of());
    }

    private static Part part(int index, Verbatim verbatim, TextSpan span, Language language) {
        return new Part(index, span, TextNormaliser.normalise(span.in(verbatim.text()), verbatim.names()), language);
    }
}
