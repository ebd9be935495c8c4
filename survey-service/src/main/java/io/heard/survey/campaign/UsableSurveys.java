package io.heard.survey.campaign;

import io.heard.http.problem.ProblemException;
import io.heard.http.scope.ProductScope;
import io.heard.survey.design.Survey;
import io.heard.survey.design.Surveys;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Optional;
import java.util.UUID;

/** The surveys that campaigns of the caller may ask with. */
@ApplicationScoped
class UsableSurveys {

    private final Surveys surveys;
    private final Campaigns campaigns;
    private final ProductScope scope;

    UsableSurveys(Surveys surveys, Campaigns campaigns, ProductScope scope) {
        this.surveys = surveys;
        this.campaigns = campaigns;
        this.scope = scope;
    }

    /** A survey that exists for the caller. */
    boolean mayUse(UUID surveyId) {
        return surveys.findByIdOptional(surveyId)
                        .filter(survey -> !survey.isRetired())
                        .isPresent()
                && scope.products()
                        .map(products -> !campaigns.beyond(products).contains(surveyId))
                        .orElse(true);
    }

    /**
     * Locked, so that it is not retired, and no version is added, before the transaction ends.
     *
     * @throws ProblemException 409 when nobody may be asked with it
     */
    int newestVersion(UUID surveyId) {
        Optional<Survey> survey = surveys.findByIdOptional(surveyId, LockModeType.PESSIMISTIC_READ);
        if (survey.filter(Survey::isRetired).isPresent()) {
            throw new ProblemException(
                    CampaignProblem.SURVEY_RETIRED, "Bring the survey back or choose another one: it is retired");
        }
        return survey.flatMap(Survey::publishedVersion)
                .orElseThrow(() -> new ProblemException(
                        CampaignProblem.SURVEY_NOT_PUBLISHED, "Publish the survey first: customers would see nothing"));
    }
}
