package io.heard.feedback.response;

import io.heard.contracts.event.QuestionType;
import java.util.List;
import java.util.stream.IntStream;

/**
 * An answer to a question of this type with a score from lowest to highest.
 *
 * @param lowest inclusive
 * @param highest inclusive
 */
public record ScoreRange(QuestionType type, int lowest, int highest) {

    /** Every score in it, as {@link Contents} writes them: there are eleven at most. */
    List<String> scores() {
        return IntStream.rangeClosed(lowest, highest)
                .mapToObj(score -> type + ":" + score)
                .toList();
    }
}
