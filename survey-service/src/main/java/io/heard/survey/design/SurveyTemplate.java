package io.heard.survey.design;

import io.heard.http.problem.Problem;
import io.heard.http.problem.ProblemException;
import io.heard.http.problem.RequestProblem;
import io.heard.survey.design.content.SurveyContent;
import java.util.List;

/**
 * A survey to begin with.
 *
 * @param id kebab-case
 * @param title for the person who chooses one, as the description is
 */
record SurveyTemplate(String id, String title, String description, SurveyContent content) {

    /** @throws ProblemException 400 when it has no such language */
    SurveyContent in(String language) {
        return content.ledBy(language)
                .orElseThrow(() -> new ProblemException(
                        RequestProblem.INVALID_REQUEST,
                        "The template has no such language",
                        List.of(new Problem.FieldError(
                                "language", "must be one of " + String.join(", ", content.languages())))));
    }
}
