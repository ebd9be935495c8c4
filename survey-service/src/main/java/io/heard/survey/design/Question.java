package io.heard.survey.design;

import io.heard.contracts.event.QuestionType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One item of a survey.
 *
 * @param id unique in the survey, kebab-case
 * @param options what can be chosen; empty for every type but the choices
 */
@Schema(description = "One item of a survey")
public record Question(
        @Schema(examples = "reason") String id,
        QuestionType type,

        @Schema(examples = "What is the main reason for your score?")
        String text,

        boolean required,
        List<Option> options) {

    public Question {
        options = List.copyOf(options);
    }

    /** One choice: what is stored and what the customer reads. */
    @Schema(name = "QuestionOption", description = "One choice of a question")
    public record Option(
            @Schema(examples = "too-slow") String id,
            @Schema(examples = "It took too long") String text) {}
}
