package io.heard.insights.mining.label;

import io.heard.insights.mining.label.LabelWords.Word;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import opennlp.tools.postag.POSModel;
import opennlp.tools.postag.POSTagFormat;
import opennlp.tools.postag.POSTaggerME;

/**
 * Tells by the parts of speech that English words have where they were said whether a phrase reads like the name of a matter:
 * "cancelled flight", "flight cancelled", "no answer", "rude", but not "told", "completely" or "flight is". Parts of
 * speech are those of <a href="https://universaldependencies.org/u/pos/">Universal Dependencies</a>, and the tagger is Apache
 * OpenNLP's. Not for several threads.
 */
final class NameGrammar {

    private static final Set<String> NOUNS = Set.of("NOUN", "PROPN");
    private static final Set<String> OPENERS = Set.of("NOUN", "PROPN", "ADJ", "VERB");
    private static final Set<String> INSIDE = Set.of("NOUN", "PROPN", "ADJ", "VERB", "ADV", "ADP", "NUM", "CCONJ");

    /** They belong to the word before, which is another one without. */
    private static final Set<String> PARTICLES = Set.of("up", "off", "out", "down", "back");

    /** What is said of the thing before it. */
    private static final Set<String> SAID_OF_A_THING = Set.of("VERB", "ADJ");

    private final POSTaggerME tagger = new POSTaggerME(Model.LOADED, POSTagFormat.UD);
    private final Map<String, List<Tagged>> read = new HashMap<>();

    /** A word of a text without its pointers, and its part of speech there. */
    private record Tagged(Word word, String part) {}

    /** Read once: half a second. */
    private static final class Model {

        private static final POSModel LOADED = load("/opennlp-en-ud-ewt-pos-1.3-2.5.4.bin");

        private static POSModel load(String file) {
            try (InputStream model = Objects.requireNonNull(NameGrammar.class.getResourceAsStream(file), file)) {
                return new POSModel(model);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /**
     * @param stems as {@link LabelWords.Phrase#stems}
     * @param places texts that say it
     * @return whether it is a name in most of them
     */
    boolean isName(String stems, List<String> places) {
        String[] phrase = stems.split(" ", -1);
        int names = 0;
        int seen = 0;
        for (String text : places) {
            List<Tagged> words = read.computeIfAbsent(text, this::tag);
            for (int first = 0; first + phrase.length <= words.size(); first++) {
                if (isAt(phrase, words, first)) {
                    seen++;
                    int end = first + phrase.length;
                    names += isName(words.subList(first, end)) && !goesOn(words, end) ? 1 : 0;
                }
            }
        }
        return 2 * names > seen;
    }

    private static boolean isAt(String[] phrase, List<Tagged> words, int first) {
        for (int i = 0; i < phrase.length; i++) {
            Word word = words.get(first + i).word();
            if (!word.stem().equals(phrase[i]) || (i > 0 && word.startsPhrase())) {
                return false;
            }
        }
        return true;
    }

    /** "To top" is not what somebody does who tops up. */
    private static boolean goesOn(List<Tagged> words, int end) {
        return end < words.size()
                && !words.get(end).word().startsPhrase()
                && PARTICLES.contains(words.get(end).word().surface());
    }

    private static boolean isName(List<Tagged> phrase) {
        String first = phrase.getFirst().part();
        String last = phrase.getLast().part();
        if (phrase.size() == 1) {
            return NOUNS.contains(first) || first.equals("ADJ");
        }
        List<Tagged> inside = phrase.subList(1, phrase.size() - 1);
        boolean begins = OPENERS.contains(first) || first.equals("DET");
        boolean ends = NOUNS.contains(last)
                || (SAID_OF_A_THING.contains(last)
                        && phrase.stream().limit(phrase.size() - 1L).anyMatch(word -> NOUNS.contains(word.part())));
        return begins && ends && inside.stream().allMatch(word -> INSIDE.contains(word.part()));
    }

    private List<Tagged> tag(String text) {
        List<Word> words = LabelWords.words(text);
        List<String> tokens = new ArrayList<>();
        List<Integer> places = new ArrayList<>();
        for (Word word : words) {
            if (word.startsPhrase() && !tokens.isEmpty()) {
                tokens.add(",");
            }
            if (!LabelWords.isPointer(word)) {
                places.add(tokens.size());
            }
            tokens.addAll(tokens(word.surface()));
        }
        String[] parts = tagger.tag(tokens.toArray(String[]::new));
        List<Word> named = LabelWords.withoutPointers(words);
        return IntStream.range(0, named.size())
                .mapToObj(i -> new Tagged(named.get(i), parts[places.get(i)]))
                .toList();
    }

    /** As in the texts that the tagger was trained with: "don't" is two words there. */
    private static List<String> tokens(String surface) {
        int negation = surface.endsWith("n't") && surface.length() > 3 ? surface.length() - 3 : -1;
        int cut = negation > 0 ? negation : surface.indexOf('\'');
        if (surface.equals("i")) {
            return List.of("I");
        }
        return cut > 0 ? List.of(surface.substring(0, cut), surface.substring(cut)) : List.of(surface);
    }
}
