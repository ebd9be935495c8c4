package io.heard.survey.design.lint;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One thing about a survey that its author should know.
 *
 * @param field as in the draft, for example {@code questions[2].text}
 * @param hint what is wrong and what to do, in plain words
 */
@Schema(name = "SurveyFinding", description = "One thing about a survey that its author should know")
public record Finding(
        Severity severity,
        @Schema(examples = "questions[2].text") String field,
        Rule rule,

        @Schema(examples = "This asks two things at once. Ask them one by one, or nobody knows which one was answered.")
        String hint) {

    /** Errors keep a survey from being published. */
    @Schema(name = "SurveyFindingSeverity")
    public enum Severity {
        ERROR,
        WARNING
    }

    /** What is looked at. */
    @Schema(name = "SurveyFindingRule")
    public enum Rule {
        /** A condition that can never hold. */
        CONTRADICTION,
        /** A question or ending that nobody ever gets to. */
        UNREACHABLE,
        /** A way through the survey on which nothing is asked. */
        DEAD_END,
        /** A text that is missing in one of the languages. */
        UNTRANSLATED,
        /** A language in which our own words on pages and in mails are missing. */
        FOREIGN_FRAME,
        /** A system's word that customers would read in every language alike. */
        SYSTEM_WORD,
        /** A value put into a text that may not be there, and no words for that case. */
        MISSING_FALLBACK,
        /** Words that customers do not use. */
        JARGON,
        LONG_SENTENCE,
        LONG_QUESTION,
        MANY_QUESTIONS,
        /** Two questions in one. */
        DOUBLE_BARRELLED,
        /** The wording pushes towards an answer. */
        LEADING,
        /** A text that everybody has to write. */
        REQUIRED_TEXT
    }

    static Finding error(String field, Rule rule, String hint) {
        return new Finding(Severity.ERROR, field, rule, hint);
    }

    static Finding warning(String field, Rule rule, String hint) {
        return new Finding(Severity.WARNING, field, rule, hint);
    }

    public boolean stopsPublishing() {
        return severity == Severity.ERROR;
    }
}
