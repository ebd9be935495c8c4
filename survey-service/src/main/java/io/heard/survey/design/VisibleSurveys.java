package io.heard.survey.design;

import io.heard.http.scope.ProductScope;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.UUID;

/** The surveys that exist for the caller: all but those that campaigns outside of their products use. */
@ApplicationScoped
class VisibleSurveys {

    private final Surveys surveys;
    private final SurveyUse use;
    private final ProductScope scope;

    VisibleSurveys(Surveys surveys, SurveyUse use, ProductScope scope) {
        this.surveys = surveys;
        this.use = use;
        this.scope = scope;
    }

    /** @throws io.heard.http.problem.ProblemException 404 when there is none, or none for the caller */
    Survey get(UUID id) {
        return visible(surveys.get(id));
    }

    /**
     * Locked until the end of the transaction.
     *
     * @throws io.heard.http.problem.ProblemException 404 when there is none, or none for the caller
     */
    Survey getToEdit(UUID id) {
        return visible(surveys.getToEdit(id));
    }

    Set<UUID> hidden() {
        return scope.products().map(use::beyond).orElse(Set.of());
    }

    private Survey visible(Survey survey) {
        if (hidden().contains(survey.id())) {
            throw Surveys.unknown(survey.id());
        }
        return survey;
    }
}
