package io.heard.feedback.survey;

import io.heard.contracts.event.SurveyPublished;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * One version of a survey. It never changes.
 *
 * @param key see {@link #key(UUID, int)}
 * @param language BCP 47 tag of its texts
 */
public record Survey(
        @BsonId String key,
        UUID surveyId,
        int version,
        String title,
        String language,
        @Nullable String introduction,
        List<Question> questions,
        @Nullable String thanks,
        Instant publishedAt) {

    public static String key(UUID surveyId, int version) {
        return surveyId + ":" + version;
    }

    /** @throws IllegalArgumentException when no page could ask it: no questions, two of one id, a choice without options */
    static Survey of(SurveyPublished event) {
        List<Question> questions = event.questions().stream().map(Question::of).toList();
        Set<String> ids = new HashSet<>();
        if (questions.isEmpty() || !questions.stream().map(Question::id).allMatch(ids::add)) {
            throw new IllegalArgumentException("A survey has questions, each with an id of its own");
        }
        return new Survey(
                key(event.surveyId(), event.version()),
                event.surveyId(),
                event.version(),
                event.title(),
                event.language(),
                event.introduction(),
                questions,
                event.thanks(),
                event.publishedAt());
    }
}
