package io.heard.feedback.page;

import io.heard.feedback.survey.Survey;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** {@code templates/page/survey-page.html}: the questions, with whatever is filled in and whatever is wrong with it. */
@CheckedTemplate(basePath = "page", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record SurveyPage(
        PageFrame frame,
        Survey survey,
        String action,
        UUID submissionId,
        @Nullable Banner banner,
        List<QuestionView> questions,
        List<QuestionView> problems)
        implements TemplateInstance {}
