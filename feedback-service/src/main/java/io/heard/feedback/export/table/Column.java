package io.heard.feedback.export.table;

import io.heard.contracts.event.QuestionType;
import io.heard.feedback.response.Answer;
import org.jspecify.annotations.Nullable;

/**
 * What one question's answers fill: scores a column of numbers, choices and verbatims one of text each.
 *
 * @param questionId the same in all surveys that ask it
 */
public record Column(String questionId, Kind kind) {

    public enum Kind {
        SCORE,
        CHOICES,
        TEXT
    }

    /** Says what is in it, so that no two questions ever share a name. */
    String name() {
        return questionId
                + switch (kind) {
                    case SCORE -> ".score";
                    case CHOICES -> ".choices";
                    case TEXT -> ".text";
                };
    }

    static Kind kindOf(QuestionType type) {
        return type.isChoice() ? Kind.CHOICES : type.isText() ? Kind.TEXT : Kind.SCORE;
    }

    @Nullable
    Object valueOf(Answer answer) {
        return switch (kind) {
            case SCORE -> answer.score();
            case CHOICES -> answer.choices().isEmpty() ? null : String.join(";", answer.choices());
            case TEXT -> answer.text();
        };
    }
}
