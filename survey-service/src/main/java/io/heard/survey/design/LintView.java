package io.heard.survey.design;

import io.heard.survey.design.content.SurveyContent;
import io.heard.survey.design.lint.Finding;
import io.heard.survey.design.lint.SurveyLint;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What was found in a survey, as a client reads it. */
@Schema(name = "SurveyLint", description = "What the author of a survey should know before customers see it")
record LintView(
        @Schema(description = "How many keep it from being published", examples = "1")
        int errors,

        @Schema(examples = "1") int warnings,

        @Schema(description = "Errors first, then in the order of the survey")
        List<Finding> findings) {

    static LintView of(SurveyContent content) {
        List<Finding> findings = SurveyLint.check(content);
        int errors = (int) findings.stream().filter(Finding::stopsPublishing).count();
        return new LintView(errors, findings.size() - errors, findings);
    }
}
