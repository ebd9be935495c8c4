package io.heard.feedback.response;

import io.heard.contracts.event.QuestionType;
import io.heard.feedback.masking.Masking;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One value to one question; exactly one of score, text and choices says it, but for a choice that lets the customer write what
 * it is: then the text stands beside the choices.
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

    /** Choices of which one is in the customer's own words. */
    public static Answer choices(String questionId, QuestionType type, List<String> choices, String text) {
        return new Answer(questionId, type, null, text, choices);
    }

    Answer masked(Masking masking, @Nullable String language) {
        return text == null ? this : new Answer(questionId, type, score, masking.mask(text, language), choices);
    }

    /** As conditions compare it and as a form holds it. */
    public List<String> values() {
        if (score != null) {
            return List.of(score.toString());
        }
        return type.isChoice() || text == null ? choices : List.of(text);
    }

    /** Verbatims must not reach a log by way of a message that mentions an answer. */
    @Override
    public String toString() {
        return "Answer[" + questionId + "]";
    }
}
