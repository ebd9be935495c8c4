package io.heard.insights.mining.text;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Cuts long answers into the sentences, and long sentences into the clauses, that may each touch another theme. Short answers
 * stay whole: a customer's two half sentences about one matter say more together.
 */
public final class Segmenter {

    /** About 40 tokens of the embedding model. */
    static final int LONGEST_WHOLE = 32;

    /** "Unbelievable!" belongs to the sentence before it. */
    private static final int SHORTEST_SENTENCE = 4;

    /** Sentences of up to so many words are not cut into clauses. */
    private static final int LONGEST_WHOLE_SENTENCE = 20;

    /** A clause has its own subject and verb and something to say; fewer words hardly do. */
    private static final int SHORTEST_CLAUSE = 6;

    /** Of the two sides of a short part. */
    private static final int SHORTEST_SIDE = 2;

    /** Somebody who never sets a full stop would otherwise overflow the model's window. */
    private static final int LONGEST_SENTENCE = 80;

    /** What 5 000 characters, the longest answer, may have sentences of four words; of a longer text the last part is the rest. */
    static final int MOST_SEGMENTS = 625;

    private Segmenter() {}

    /** In order, not overlapping, without the white space around them; none for a blank text. */
    public static List<TextSpan> segment(String verbatim, Language language) {
        List<TextSpan> words = words(verbatim, 0, verbatim.length());
        if (words.isEmpty()) {
            return List.of();
        }
        if (words.size() <= LONGEST_WHOLE) {
            return List.of(span(words));
        }
        Turns turns = Turns.of(language);
        List<TextSpan> parts = sentences(verbatim, words).stream()
                .flatMap(sentence -> clauses(verbatim, sentence, turns).stream())
                .toList();
        return parts.size() <= MOST_SEGMENTS ? parts : withRestInTheLast(parts);
    }

    private static List<TextSpan> withRestInTheLast(List<TextSpan> parts) {
        List<TextSpan> most = new ArrayList<>(parts.subList(0, MOST_SEGMENTS - 1));
        most.add(span(parts.subList(MOST_SEGMENTS - 1, parts.size())));
        return most;
    }

    /**
     * The two sides of a part that sets one thing against another, as "friendly staff, but nothing works"; empty when it does not,
     * or one of them is hardly more than a word, or it is long. No text is lost but the white space between them.
     */
    public static Optional<Sides> sides(String verbatim, TextSpan part, Language language) {
        List<TextSpan> words = words(verbatim, part.start(), part.end());
        if (words.size() > LONGEST_WHOLE) {
            return Optional.empty();
        }
        List<String> said = said(verbatim, words);
        Turns turns = Turns.of(language);
        for (int i = SHORTEST_SIDE; i <= words.size() - SHORTEST_SIDE; i++) {
            if (turns.isAgainst(said, i)) {
                return Optional.of(new Sides(span(words.subList(0, i)), span(words.subList(i, words.size()))));
            }
        }
        return Optional.empty();
    }

    /** The one side and the other. */
    public record Sides(TextSpan one, TextSpan other) {}

    private static List<List<TextSpan>> sentences(String verbatim, List<TextSpan> words) {
        BreakIterator breaks = BreakIterator.getSentenceInstance(Locale.ENGLISH);
        breaks.setText(verbatim);
        List<List<TextSpan>> sentences = new ArrayList<>();
        int first = 0;
        for (int i = 0; i < words.size(); i++) {
            int length = i - first + 1;
            boolean last = i == words.size() - 1;
            boolean sentenceEnds = !last
                    && length >= SHORTEST_SENTENCE
                    && breaks.isBoundary(words.get(i + 1).start())
                    && !isScrap(breaks, words, i + 1);
            if (last || sentenceEnds || length == LONGEST_SENTENCE) {
                sentences.add(words.subList(first, i + 1));
                first = i + 1;
            }
        }
        return sentences;
    }

    private static List<TextSpan> clauses(String verbatim, List<TextSpan> sentence, Turns turns) {
        if (sentence.size() <= LONGEST_WHOLE_SENTENCE) {
            return List.of(span(sentence));
        }
        List<String> said = said(verbatim, sentence);
        List<TextSpan> clauses = new ArrayList<>();
        int first = 0;
        for (int i = SHORTEST_CLAUSE; i <= sentence.size() - SHORTEST_CLAUSE; i++) {
            if (i - first >= SHORTEST_CLAUSE && turns.isTurn(said, i)) {
                clauses.add(span(sentence.subList(first, i)));
                first = i;
            }
        }
        clauses.add(span(sentence.subList(first, sentence.size())));
        return clauses;
    }

    private static boolean isScrap(BreakIterator breaks, List<TextSpan> words, int first) {
        int limit = Math.min(words.size(), first + SHORTEST_SENTENCE);
        for (int i = first + 1; i < limit; i++) {
            if (breaks.isBoundary(words.get(i).start())) {
                return true;
            }
        }
        return words.size() - first < SHORTEST_SENTENCE;
    }

    private static TextSpan span(List<TextSpan> words) {
        return new TextSpan(words.getFirst().start(), words.getLast().end());
    }

    private static List<String> said(String text, List<TextSpan> words) {
        return words.stream().map(word -> word.in(text)).toList();
    }

    private static List<TextSpan> words(String text, int from, int to) {
        List<TextSpan> words = new ArrayList<>();
        int start = -1;
        for (int i = from; i <= to; i++) {
            boolean inWord = i < to && !isSpace(text.charAt(i));
            if (inWord && start < 0) {
                start = i;
            } else if (!inWord && start >= 0) {
                words.add(new TextSpan(start, i));
                start = -1;
            }
        }
        return words;
    }

    private static boolean isSpace(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }
}
