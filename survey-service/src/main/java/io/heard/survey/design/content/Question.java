package io.heard.survey.design.content;

import io.heard.contracts.event.QuestionStyle;
import io.heard.contracts.event.QuestionType;
import io.heard.contracts.survey.Condition;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One item of a survey.
 *
 * @param id unique in the survey, kebab-case
 * @param options what can be chosen; empty for every type but the choices
 * @param style of the marks; null for numbers
 * @param other id of the option that lets customers write a few words of their own
 * @param showIf null for what everybody is asked
 * @param ends what the ends of its scale mean; null for our words
 */
@Schema(description = "One item of a survey")
public record Question(
        @Schema(examples = "reason") String id,
        QuestionType type,

        @Schema(examples = "What is the main reason for your score?")
        String text,

        boolean required,
        List<Option> options,

        @Schema(description = "What the marks look like, for CSAT and RATING") @Nullable
        QuestionStyle style,

        @Schema(description = "The option that lets customers write a few words of their own", examples = "else")
        @Nullable
        String other,

        @Schema(description = "When the question is shown; absent for always") @Nullable
        Condition showIf,

        @Schema(description = "What the ends of its scale mean; ours when absent") @Nullable
        Ends ends) {

    public Question {
        options = List.copyOf(options);
    }

    /** What the lowest and the highest mark of a scale mean, in the author's words. */
    @Schema(name = "ScaleEnds", description = "What the lowest and the highest mark of a scale mean")
    public record Ends(
            @Schema(examples = "Very hard") String lowest,
            @Schema(examples = "Very easy") String highest) {}

    /** One choice: what is stored and what the customer reads. */
    @Schema(name = "QuestionOption", description = "One choice of a question")
    public record Option(
            @Schema(examples = "too-slow") String id,
            @Schema(examples = "It took too long") String text) {}

    /** True when everybody is asked, whatever they answered and whatever it is about. */
    public boolean asksEverybody() {
        return showIf == null;
    }
}
