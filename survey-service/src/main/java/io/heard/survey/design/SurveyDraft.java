package io.heard.survey.design;

import io.heard.contracts.event.QuestionType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A survey as a client writes it; {@link SurveyRules} says what is allowed. */
@Schema(description = "A survey as its author writes it")
record SurveyDraft(
        @Schema(description = "1 to 200 characters", examples = "After a support call", required = true) @Nullable
        String title,

        @Schema(description = "BCP 47 tag of the texts, at most 35 characters", examples = "en", required = true)
        @Nullable
        String language,

        @Schema(description = "Shown above the first question, at most 2000 characters") @Nullable
        String introduction,

        @Schema(description = "Shown after answering, at most 2000 characters") @Nullable
        String thanks,

        @Schema(description = "1 to 30 questions; the whole survey has at most 200 KB", required = true) @Nullable
        List<@Nullable QuestionDraft> questions) {

    /** One question as a client writes it. */
    @Schema(description = "One question as its author writes it")
    record QuestionDraft(
            @Schema(description = "Unique in the survey, kebab-case", examples = "recommend", required = true) @Nullable
            String id,

            @Schema(required = true) @Nullable QuestionType type,

            @Schema(
                    description = "1 to 500 characters",
                    examples = "How likely are you to recommend us?",
                    required = true)
            @Nullable
            String text,

            @Schema(description = "Whether the survey can be sent without an answer; false by default") @Nullable
            Boolean required,

            @Schema(description = "2 to 20 choices, for SINGLE_CHOICE and MULTI_CHOICE only") @Nullable
            List<@Nullable OptionDraft> options) {}

    /** One choice as a client writes it. */
    @Schema(description = "One choice as its author writes it")
    record OptionDraft(
            @Schema(description = "Unique in the question, kebab-case", examples = "too-slow", required = true)
            @Nullable
            String id,

            @Schema(description = "1 to 200 characters", examples = "It took too long", required = true) @Nullable
            String text) {}
}
