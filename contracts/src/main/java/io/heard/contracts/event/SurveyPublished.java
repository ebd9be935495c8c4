package io.heard.contracts.event;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A version of a survey can be answered from now on. A version never changes, so a reader may keep the first one it sees.
 *
 * @param version counts from 1
 * @param language BCP 47 tag of the texts
 * @param introduction shown above the first question
 * @param thanks shown after answering
 */
public record SurveyPublished(
        UUID surveyId,
        int version,
        String title,
        String language,
        @Nullable String introduction,
        List<Question> questions,
        @Nullable String thanks,
        Instant publishedAt)
        implements Event {

    public static final String TYPE = "io.heard.survey.survey-published.v1";

    /**
     * One item of the survey.
     *
     * @param id unique in the survey, kebab-case, for example {@code reason}
     * @param options what can be chosen; empty for every type but the choices
     */
    public record Question(String id, QuestionType type, String text, boolean required, List<Option> options) {

        public Question {
            requireNonNull(id, "question.id");
            requireNonNull(type, "question.type");
            requireNonNull(text, "question.text");
            options = options == null ? List.of() : List.copyOf(options);
        }
    }

    /** One choice: what is stored and what the customer reads. */
    public record Option(String id, String text) {

        public Option {
            requireNonNull(id, "option.id");
            requireNonNull(text, "option.text");
        }
    }

    public SurveyPublished {
        requireNonNull(surveyId, "surveyId");
        requireNonNull(title, "title");
        requireNonNull(language, "language");
        requireNonNull(publishedAt, "publishedAt");
        questions = List.copyOf(requireNonNull(questions, "questions"));
        if (version < 1) {
            throw new IllegalArgumentException("version counts from 1");
        }
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public String subject() {
        return surveyId.toString();
    }

    @Override
    public String topic() {
        return Topics.SURVEY_SURVEYS;
    }
}
