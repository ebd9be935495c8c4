package io.heard.contracts.event;

import static java.util.Objects.requireNonNull;

import io.heard.contracts.survey.Condition;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A version of a survey can be answered from now on. A version never changes, so a reader may keep the first one it sees.
 *
 * @param version counts from 1
 * @param language BCP 47 tag of the texts here; {@code translations} holds those in other languages
 * @param introduction shown above the first question
 * @param thanks shown after answering
 * @param endings what is shown instead of {@code thanks}: the first whose condition holds
 * @param translations the same texts in further languages, one each
 * @param brand how the pages look
 */
public record SurveyPublished(
        UUID surveyId,
        int version,
        String title,
        String language,
        @Nullable String introduction,
        List<Question> questions,
        @Nullable String thanks,
        Instant publishedAt,
        List<Ending> endings,
        List<Translation> translations,
        @Nullable Brand brand)
        implements Event {

    public static final String TYPE = "io.heard.survey.survey-published.v1";

    /**
     * One item of the survey.
     *
     * @param id unique in the survey, kebab-case, for example {@code reason}
     * @param options what can be chosen; empty for every type but the choices
     * @param style of the marks, for CSAT and RATING
     * @param other id of the option with which a customer writes a few words; for choices only
     * @param showIf null when it is always shown
     * @param ends the author's words for the ends of a scale; ours when left out
     */
    public record Question(
            String id,
            QuestionType type,
            String text,
            boolean required,
            List<Option> options,
            @Nullable QuestionStyle style,
            @Nullable String other,
            @Nullable Condition showIf,
            @Nullable ScaleEnds ends) {

        public Question {
            requireNonNull(id, "question.id");
            requireNonNull(type, "question.type");
            requireNonNull(text, "question.text");
            options = options == null ? List.of() : List.copyOf(options);
        }

        public Question(String id, QuestionType type, String text, boolean required, List<Option> options) {
            this(id, type, text, required, options, null, null, null);
        }

        /** With our words at the ends of its scale. */
        public Question(
                String id,
                QuestionType type,
                String text,
                boolean required,
                List<Option> options,
                @Nullable QuestionStyle style,
                @Nullable String other,
                @Nullable Condition showIf) {
            this(id, type, text, required, options, style, other, showIf, null);
        }
    }

    /** What the lowest and the highest mark of a scale mean. */
    public record ScaleEnds(String lowest, String highest) {

        public ScaleEnds {
            requireNonNull(lowest, "ends.lowest");
            requireNonNull(highest, "ends.highest");
        }
    }

    /** One choice: what is stored and what the customer reads. */
    public record Option(String id, String text) {

        public Option {
            requireNonNull(id, "option.id");
            requireNonNull(text, "option.text");
        }
    }

    /** Words of thanks for those whose answers say so. */
    public record Ending(Condition when, String text) {

        public Ending {
            requireNonNull(when, "ending.when");
            requireNonNull(text, "ending.text");
        }
    }

    /**
     * The texts in one more language.
     *
     * @param language BCP 47 tag
     * @param questions those of the survey by id
     * @param endings in the order of the survey's
     */
    public record Translation(
            String language,
            String title,
            @Nullable String introduction,
            List<QuestionText> questions,
            @Nullable String thanks,
            List<String> endings) {

        public Translation {
            requireNonNull(language, "translation.language");
            requireNonNull(title, "translation.title");
            questions = questions == null ? List.of() : List.copyOf(questions);
            endings = endings == null ? List.of() : List.copyOf(endings);
        }
    }

    /** A question's words in another language. */
    public record QuestionText(
            String id,
            String text,
            List<Option> options,
            @Nullable ScaleEnds ends) {

        public QuestionText {
            requireNonNull(id, "question.id");
            requireNonNull(text, "question.text");
            options = options == null ? List.of() : List.copyOf(options);
        }

        public QuestionText(String id, String text, List<Option> options) {
            this(id, text, options, null);
        }
    }

    /**
     * How a company looks.
     *
     * @param colour of buttons and marks, {@code #rrggbb}; ours when left out
     * @param logo path of a picture at our public address, {@code /logos/<hash>.png}; it never changes
     */
    public record Brand(@Nullable String colour, @Nullable String logo) {}

    public SurveyPublished {
        requireNonNull(surveyId, "surveyId");
        requireNonNull(title, "title");
        requireNonNull(language, "language");
        requireNonNull(publishedAt, "publishedAt");
        questions = List.copyOf(requireNonNull(questions, "questions"));
        endings = endings == null ? List.of() : List.copyOf(endings);
        translations = translations == null ? List.of() : List.copyOf(translations);
        if (version < 1) {
            throw new IllegalArgumentException("version counts from 1");
        }
    }

    /** A survey in one language and with one way through it. */
    public SurveyPublished(
            UUID surveyId,
            int version,
            String title,
            String language,
            @Nullable String introduction,
            List<Question> questions,
            @Nullable String thanks,
            Instant publishedAt) {
        this(
                surveyId,
                version,
                title,
                language,
                introduction,
                questions,
                thanks,
                publishedAt,
                List.of(),
                List.of(),
                null);
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
