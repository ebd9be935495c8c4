package io.heard.insights.mining;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A text as the complaint detector sees it.
 *
 * @param words as they were embedded
 * @param parts how many pieces they were read in
 */
public record ReadText(String words, Embedding embedding, int parts) {

    public static ReadText of(String words, Embedding embedding) {
        return new ReadText(words, embedding, 1);
    }

    /** All pieces of an answer together, because its scores are about all of it. */
    static ReadText whole(List<ReadText> pieces) {
        return new ReadText(
                pieces.stream().map(ReadText::words).collect(Collectors.joining(" ")),
                Embedding.mean(pieces.stream().map(ReadText::embedding).toList()),
                pieces.size());
    }
}
