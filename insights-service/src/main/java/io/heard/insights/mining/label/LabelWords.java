package io.heard.insights.mining.label;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.heard.insights.mining.language.WordAnalysis;
import io.heard.insights.mining.text.Language;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.tartarus.snowball.ext.EnglishStemmer;

/** The words a label may be made of: lower case, stemmed for counting, with the little words marked. */
final class LabelWords {

    /** Function words and judgements that fit any complaint ("terrible"); they name nothing. */
    private static final CharArraySet EMPTY_WORDS = emptyWords();

    private static final Pattern ENDS_A_PHRASE = Pattern.compile("[.!?;:,()\"\\n/|]|\\s[-–—]\\s");
    private static final Pattern WORD = Pattern.compile("\\p{L}[\\p{L}'-]*");

    /** "Lost my bag" and "lost the bag" are about a lost bag. */
    private static final Set<String> POINTERS =
            Set.of("the", "a", "an", "my", "our", "your", "his", "her", "its", "their");

    /** The one little word that begins a name: "no answer" is another matter than "answer". */
    private static final String NONE = "no";

    /** About half of what is said in English are little words; of other languages few happen to look like one. */
    private static final double LITTLE_WORDS_OF_ENGLISH = .2;

    private LabelWords() {}

    /**
     * @param surface as written, in lower case
     * @param stem what its forms have in common
     * @param empty whether it only joins others: a phrase neither begins nor ends with it
     * @param startsPhrase whether punctuation parts it from the word before
     */
    record Word(String surface, String stem, boolean empty, boolean startsPhrase) {

        private boolean beginsName() {
            return !empty || surface.equals(NONE);
        }

        private Word startingPhrase() {
            return new Word(surface, stem, empty, true);
        }
    }

    /** One, two or three words in a row that name something. */
    record Phrase(String stems, String surface, int words) {}

    /** All phrases of a text, each once. */
    static Set<Phrase> phrases(String text, Language language) {
        List<Word> words = language.equals(Language.ENGLISH) ? withoutPointers(words(text)) : words(text, language);
        Set<Phrase> phrases = new HashSet<>();
        for (int first = 0; first < words.size(); first++) {
            StringBuilder stems = new StringBuilder();
            StringBuilder surface = new StringBuilder();
            for (int last = first; last < Math.min(words.size(), first + 3); last++) {
                Word word = words.get(last);
                if ((last > first && word.startsPhrase()) || !words.get(first).beginsName()) {
                    break;
                }
                stems.append(last == first ? "" : " ").append(word.stem());
                surface.append(last == first ? "" : " ").append(word.surface());
                if (!word.empty()) {
                    phrases.add(new Phrase(stems.toString(), surface.toString(), last - first + 1));
                }
            }
        }
        return phrases;
    }

    /** Whether the parts of speech of English can be told in them. */
    static boolean isEnglish(Iterable<String> texts) {
        int all = 0;
        int little = 0;
        for (String text : texts) {
            for (Word word : words(text)) {
                all++;
                little += EMPTY_WORDS.contains(word.surface()) ? 1 : 0;
            }
        }
        return little > LITTLE_WORDS_OF_ENGLISH * all;
    }

    static boolean isPointer(Word word) {
        return POINTERS.contains(word.surface());
    }

    /** What parts of a phrase stand next to each other in; the others of the same text in the same order. */
    static List<Word> withoutPointers(List<Word> words) {
        List<Word> others = new ArrayList<>();
        boolean starts = false;
        for (Word word : words) {
            starts |= word.startsPhrase();
            if (!isPointer(word)) {
                others.add(starts ? word.startingPhrase() : word);
                starts = false;
            }
        }
        return others;
    }

    static List<Word> words(String text) {
        String plain = text.replace('’', '\'');
        List<Word> words = new ArrayList<>();
        try (var tokenizer = new StandardTokenizer()) {
            tokenizer.setReader(new StringReader(plain));
            TokenStream tokens = new EnglishPossessiveFilter(new LowerCaseFilter(tokenizer));
            var term = tokens.addAttribute(CharTermAttribute.class);
            var offset = tokens.addAttribute(OffsetAttribute.class);
            var stemmer = new EnglishStemmer();
            int end = 0;
            tokens.reset();
            while (tokens.incrementToken()) {
                String surface = term.toString();
                boolean startsPhrase = ENDS_A_PHRASE
                        .matcher(plain.substring(end, offset.startOffset()))
                        .find();
                boolean empty = EMPTY_WORDS.contains(surface)
                        || surface.length() < 2
                        || !WORD.matcher(surface).matches();
                words.add(new Word(surface, stem(stemmer, surface), empty, startsPhrase));
                end = offset.endOffset();
            }
            tokens.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return words;
    }

    /** Of another language, by what Lucene knows of its words: those that it leaves out are empty. */
    private static List<Word> words(String text, Language language) {
        String plain = text.replace('’', '\'');
        List<Word> words = new ArrayList<>();
        try (var tokenizer = new StandardTokenizer();
                Analyzer analyzer = WordAnalysis.of(language)) {
            tokenizer.setReader(new StringReader(plain));
            TokenStream tokens = new LowerCaseFilter(tokenizer);
            var term = tokens.addAttribute(CharTermAttribute.class);
            var offset = tokens.addAttribute(OffsetAttribute.class);
            int end = 0;
            tokens.reset();
            while (tokens.incrementToken()) {
                String surface = term.toString();
                List<String> stems = WordAnalysis.stems(surface, analyzer);
                boolean startsPhrase = ENDS_A_PHRASE
                        .matcher(plain.substring(end, offset.startOffset()))
                        .find();
                boolean empty = stems.isEmpty()
                        || surface.length() < 2
                        || !WORD.matcher(surface).matches();
                words.add(new Word(surface, stems.isEmpty() ? surface : stems.getFirst(), empty, startsPhrase));
                end = offset.endOffset();
            }
            tokens.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return words;
    }

    private static String stem(EnglishStemmer stemmer, String surface) {
        stemmer.setCurrent(surface);
        stemmer.stem();
        return stemmer.getCurrent();
    }

    private static CharArraySet emptyWords() {
        String file = "/mining/stop-words.txt";
        try (InputStream list = Objects.requireNonNull(LabelWords.class.getResourceAsStream(file), file)) {
            List<String> words = new String(list.readAllBytes(), UTF_8).lines().toList();
            return CharArraySet.unmodifiableSet(new CharArraySet(words, true));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
