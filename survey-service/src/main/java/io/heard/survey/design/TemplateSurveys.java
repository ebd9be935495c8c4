package io.heard.survey.design;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/** Makes surveys of templates for those who plan a campaign with one. */
@ApplicationScoped
public class TemplateSurveys {

    private final SurveyTemplates templates;
    private final Surveys surveys;
    private final SurveyTrail trail;
    private final Clock clock;

    TemplateSurveys(SurveyTemplates templates, Surveys surveys, SurveyTrail trail, Clock clock) {
        this.templates = templates;
        this.surveys = surveys;
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * Stores a draft.
     *
     * @param language its own one; that of the template when left out
     * @throws io.heard.http.problem.ProblemException 404 when there is no such template, 400 when it has no such language
     */
    @Transactional(MANDATORY)
    public UUID write(String template, Optional<String> language) {
        SurveyTemplate chosen = templates.get(template);
        var survey = new Survey(language.map(chosen::in).orElseGet(chosen::content), clock.instant());
        surveys.persistAndFlush(survey);
        trail.written(survey);
        return survey.id();
    }
}
