package io.heard.insights.mining.text;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Cuts long answers into the sentences that may each touch another theme. Short answers stay whole: a customer's two half
 * sentences about one matter say more together.
 */
public final class Segmenter {

    /** About 40 tokens of the embedding model. */
    static final int LONGEST_WHOLE = 32;

    /** "Unbelievable!" belongs to the sentence before it. */
    private static final int SHORTEST_SENTENCE = 4;

    /** Somebody who never sets a full stop would otherwise overflow the model's window. */
    private static final int LONGEST_SENTENCE = 80;

    private static final int MOST_SEGMENTS = 100;

    private Segmenter() {}

    /** In order, not overlapping, without the white space around them; none for a blank text. */
    public static List<TextSpan> segment(String verbatim) {
        List<TextSpan> words = words(verbatim);
        if (words.isEmpty()) {
            return List.of();
        }
        if (words.size() <= LONGEST_WHOLE) {
            return List.of(
                    new TextSpan(words.getFirst().start(), words.getLast().end()));
        }
        return sentences(verbatim, words).stream().limit(MOST_SEGMENTS).toList();
    }

    private static List<TextSpan> sentences(String verbatim, List<TextSpan> words) {
        BreakIterator breaks = BreakIterator.getSentenceInstance(Locale.ENGLISH);
        breaks.setText(verbatim);
        List<TextSpan> sentences = new ArrayList<>();
        int first = 0;
        for (int i = 0; i < words.size(); i++) {
            int length = i - first + 1;
            boolean last = i == words.size() - 1;
            boolean sentenceEnds = !last
                    && length >= SHORTEST_SENTENCE
                    && breaks.isBoundary(words.get(i + 1).start())
                    && !isScrap(breaks, words, i + 1);
            if (last || sentenceEnds || length == LONGEST_SENTENCE) {
                sentences.add(
                        new TextSpan(words.get(first).start(), words.get(i).end()));
                first = i + 1;
            }
        }
        return sentences;
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

    private static List<TextSpan> words(String text) {
        List<TextSpan> words = new ArrayList<>();
        int start = -1;
        for (int i = 0; i <= text.length(); i++) {
            boolean inWord = i < text.length() && !isSpace(text.charAt(i));
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
