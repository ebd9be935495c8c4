package io.heard.survey.design;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.heard.http.problem.ProblemException;
import io.heard.survey.design.content.SurveyDraft;
import io.heard.survey.design.content.SurveyRules;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * Our own surveys to begin with, so that a first campaign takes a minute. They stand in {@code survey-templates/*.json}, written
 * as any author would and held to the same rules.
 */
@ApplicationScoped
class SurveyTemplates {

    private static final List<String> IDS = List.of("after-support", "relationship", "effort", "delivery");

    private final List<SurveyTemplate> templates;

    SurveyTemplates(ObjectMapper json) {
        this.templates = IDS.stream().map(id -> read(id, json)).toList();
    }

    List<SurveyTemplate> all() {
        return templates;
    }

    SurveyTemplate get(String id) {
        return templates.stream()
                .filter(template -> template.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new ProblemException(
                        SurveyProblem.TEMPLATE_NOT_FOUND, "There are these templates: " + String.join(", ", IDS)));
    }

    private record File(String title, String description, SurveyDraft survey) {}

    private static SurveyTemplate read(String id, ObjectMapper json) {
        try (InputStream in = SurveyTemplates.class.getResourceAsStream("/survey-templates/" + id + ".json")) {
            File file = json.readValue(in, File.class);
            return new SurveyTemplate(id, file.title(), file.description(), SurveyRules.read(file.survey()));
        } catch (IOException e) {
            throw new UncheckedIOException("survey-templates/" + id + ".json", e);
        }
    }
}
