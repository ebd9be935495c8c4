package io.heard.survey.design;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A survey as a client reads it. */
@Schema(description = "A survey")
record SurveyView(
        UUID id,
        String title,
        String language,
        @Nullable String introduction,
        @Nullable String thanks,
        List<Question> questions,
        Survey.Status status,

        @Schema(description = "Number of the version customers are asked with; absent before the first publication")
        @Nullable
        Integer publishedVersion,

        @Schema(description = "True when publishing would make a new version")
        boolean unpublishedChanges,

        Instant createdAt) {

    static SurveyView of(Survey survey) {
        SurveyContent content = survey.content();
        return new SurveyView(
                survey.id(),
                content.title(),
                content.language(),
                content.introduction(),
                content.thanks(),
                content.questions(),
                survey.status(),
                survey.publishedVersion().orElse(null),
                survey.hasUnpublishedChanges(),
                survey.createdAt());
    }
}
