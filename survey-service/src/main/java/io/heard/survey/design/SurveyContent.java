package io.heard.survey.design;

import io.heard.contracts.event.SurveyPublished;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The words and questions of a survey, valid by the time they are here.
 *
 * @param language BCP 47 tag of the texts
 * @param introduction shown above the first question
 * @param thanks shown after answering
 */
public record SurveyContent(
        String title,
        String language,
        @Nullable String introduction,
        @Nullable String thanks,
        List<Question> questions) {

    public SurveyContent {
        questions = List.copyOf(questions);
    }

    /** The question whose scale a mail can carry. */
    public Optional<Question> firstScore() {
        return questions.stream().filter(question -> question.type().isScore()).findFirst();
    }

    SurveyPublished published(UUID surveyId, int version, Instant at) {
        return new SurveyPublished(
                surveyId,
                version,
                title,
                language,
                introduction,
                questions.stream().map(SurveyContent::published).toList(),
                thanks,
                at);
    }

    private static SurveyPublished.Question published(Question question) {
        return new SurveyPublished.Question(
                question.id(),
                question.type(),
                question.text(),
                question.required(),
                question.options().stream()
                        .map(option -> new SurveyPublished.Option(option.id(), option.text()))
                        .toList());
    }
}
