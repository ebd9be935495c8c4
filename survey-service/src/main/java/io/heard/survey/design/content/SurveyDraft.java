package io.heard.survey.design.content;

import io.heard.contracts.event.QuestionStyle;
import io.heard.contracts.event.QuestionType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A survey as a client writes it; {@link SurveyRules} says what is allowed. */
@Schema(
        description = "A survey as its author writes it. Title, introduction, questions and thanks may hold "
                + "`{{product}}`, `{{touchpoint}}`, `{{channel}}`, `{{team|we}}` and `{{agent|our colleague}}`; texts after a "
                + "question also `{{answer.<question>|…}}`. What follows the bar is shown where there is no value.")
public record SurveyDraft(
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
        List<@Nullable QuestionDraft> questions,

        @Schema(description = "Other words of thanks, at most 10: the first whose condition holds is shown") @Nullable
        List<@Nullable EndingDraft> endings,

        @Schema(description = "The same texts in up to 10 further languages") @Nullable
        List<@Nullable TranslationDraft> translations,

        @Schema(description = "The mail's subject and introduction; ours when left out") @Nullable
        MailTextDraft mail,

        @Schema(description = "How pages and mails look; our own look when left out. The logo is uploaded by itself")
        @Nullable
        BrandDraft brand) {

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
            List<@Nullable OptionDraft> options,

            @Schema(description = "For CSAT and RATING; numbers when left out") @Nullable
            QuestionStyle style,

            @Schema(description = "The id of the choice with which customers write a few words of their own") @Nullable
            String other,

            @Schema(description = "When the question is shown; always when left out") @Nullable
            ConditionDraft showIf,

            @Schema(description = "What the ends of its scale mean, for scores only; ours when left out") @Nullable
            EndsDraft ends) {}

    /** The ends of a scale as a client writes them. */
    @Schema(description = "What the lowest and the highest mark of a scale mean")
    record EndsDraft(
            @Schema(description = "1 to 60 characters", examples = "Very hard", required = true) @Nullable
            String lowest,

            @Schema(description = "1 to 60 characters", examples = "Very easy", required = true) @Nullable
            String highest) {}

    /** One choice as a client writes it. */
    @Schema(description = "One choice as its author writes it")
    record OptionDraft(
            @Schema(description = "Unique in the question, kebab-case", examples = "too-slow", required = true)
            @Nullable
            String id,

            @Schema(description = "1 to 200 characters", examples = "It took too long", required = true) @Nullable
            String text) {}

    /** A condition as a client writes it. */
    @Schema(
            description = "Holds when every test of `all` does and, if `any` has some, at least one of those. "
                    + "At most 10 tests together")
    record ConditionDraft(
            @Nullable List<@Nullable TestDraft> all,
            @Nullable List<@Nullable TestDraft> any) {}

    /** A test as a client writes it. */
    @Schema(description = "One look at an earlier question or at the interaction; what is unknown fails it")
    record TestDraft(
            @Schema(description = "The id of an earlier question, unless `context` is given", examples = "recommend")
            @Nullable
            String question,

            @Schema(
                    description = "touchpoint, channel, product or team, unless `question` is given",
                    examples = "channel")
            @Nullable
            String context,

            @Schema(
                    description = "equals, in, atMost, atLeast (for scores) or answered",
                    examples = "atMost",
                    required = true)
            @Nullable
            String op,

            @Schema(
                    description =
                            "What it is compared with: a number, true or false for YES_NO, the id of a choice, a word "
                                    + "of the context. None for `answered`",
                    examples = "6")
            @Nullable
            Object value,

            @Schema(description = "1 to 20 of them, for `in`") @Nullable
            List<@Nullable Object> values) {}

    /** An ending as a client writes it. */
    @Schema(description = "Words of thanks for those whose answers say so")
    record EndingDraft(
            @Schema(required = true) @Nullable ConditionDraft when,

            @Schema(description = "1 to 2000 characters", required = true) @Nullable
            String text) {}

    /** A translation as a client writes it. */
    @Schema(description = "The texts in one more language. What is missing stops the survey from being published")
    record TranslationDraft(
            @Schema(description = "BCP 47 tag", examples = "de", required = true) @Nullable
            String language,

            @Nullable String title,
            @Nullable String introduction,
            @Nullable String thanks,
            @Nullable List<@Nullable QuestionTextDraft> questions,

            @Schema(description = "In the order of the survey's endings") @Nullable
            List<@Nullable String> endings,

            @Nullable MailTextDraft mail) {}

    /** A question's words in another language, as a client writes them. */
    @Schema(description = "A question's words in another language")
    record QuestionTextDraft(
            @Schema(description = "The question's id", required = true) @Nullable
            String id,

            @Nullable String text,
            @Nullable List<@Nullable OptionDraft> options,
            @Nullable EndsDraft ends) {}

    /** The mail's words as a client writes them. */
    @Schema(
            description = "The mail's words. `{{first_name|there}}`, `{{product}}`, `{{touchpoint}}`, `{{channel}}`, "
                    + "`{{team|we}}` and `{{agent|our colleague}}` are filled in")
    record MailTextDraft(
            @Schema(description = "At most 150 characters, one line") @Nullable
            String subject,

            @Schema(description = "At most 1000 characters") @Nullable
            String introduction) {}

    /** The look as a client writes it. */
    @Schema(description = "How pages and mails look")
    record BrandDraft(
            @Schema(
                    description =
                            "Of buttons and marks, `#rrggbb`; made darker or lighter where it would be hard to read",
                    examples = "#1d5fae")
            @Nullable
            String colour,

            @Schema(
                    description = "As the survey shows it, so that what was read can be written back; changes nothing. "
                            + "The logo is changed under `/logo`")
            @Nullable
            String logo) {}
}
