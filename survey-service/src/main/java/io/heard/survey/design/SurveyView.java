package io.heard.survey.design;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.heard.survey.design.content.Question;
import io.heard.survey.design.content.SurveyContent;
import io.heard.survey.design.lint.Finding;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A survey as a client reads it. */
@Schema(description = "A survey", examples = SurveyExamples.VIEW)
record SurveyView(
        UUID id,
        String title,
        String language,
        @Nullable String introduction,
        @Nullable String thanks,
        List<Question> questions,
        List<SurveyContent.Ending> endings,
        List<SurveyContent.Translation> translations,
        SurveyContent.@Nullable MailText mail,
        SurveyContent.@Nullable Brand brand,
        Survey.Status status,

        @Schema(description = "Number of the version customers are asked with; absent before the first publication")
        @Nullable
        Integer publishedVersion,

        @Schema(description = "True when publishing would make a new version")
        boolean unpublishedChanges,

        Instant createdAt,

        @Schema(description = "What could be better, when it was just published")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable
        List<Finding> findings) {

    static SurveyView of(Survey survey) {
        return of(survey, null);
    }

    static SurveyView of(Survey survey, @Nullable List<Finding> findings) {
        SurveyContent content = survey.content();
        return new SurveyView(
                survey.id(),
                content.title(),
                content.language(),
                content.introduction(),
                content.thanks(),
                content.questions(),
                content.endings(),
                content.translations(),
                content.mail(),
                content.brand(),
                survey.status(),
                survey.publishedVersion().orElse(null),
                survey.hasUnpublishedChanges(),
                survey.createdAt(),
                findings);
    }
}
