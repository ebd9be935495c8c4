package io.heard.feedback.response;

import io.heard.contracts.event.QuestionType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One value to one question; exactly one of score, text and choices says it.
 *
 * @param score also yes (1) and no (0)
 * @param text a verbatim: personal data, never logged
 * @param choices ids of the chosen options, in the order they were offered
 */
public record Answer(
        String questionId,
        QuestionType type,
        @Nullable Integer score,
        @Nullable String text,
        List<String> choices) {

    public Answer {
        choices = choices == null ? List.of() : List.copyOf(choices);
    }

    public static Answer score(String questionId, QuestionType type, int score) {
        return new Answer(questionId, type, score, null, List.of());
    }

    public static Answer text(String questionId, QuestionType type, String text) {
        return new Answer(questionId, type, null, text, List.of());
    }

    public static Answer choices(String questionId, QuestionType type, List<String> choices) {
        return new Answer(questionId, type, null, null, choices);
    }

    /** Verbatims must not reach a log by way of a message that mentions an answer. */
    @Override
    public String toString() {
        return "Answer[" + questionId + "]";
    }
}
