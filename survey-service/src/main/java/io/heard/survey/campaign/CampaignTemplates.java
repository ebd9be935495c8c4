package io.heard.survey.campaign;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.heard.http.problem.ProblemException;
import io.heard.survey.design.TemplateSurveys;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Our own campaigns to begin with, each with a survey of the same name. They stand in {@code campaign-templates/*.json}, written as
 * any author would and held to the same rules.
 */
@ApplicationScoped
class CampaignTemplates {

    private static final List<String> IDS = List.of("after-support", "relationship", "effort", "delivery");

    private record Template(String survey, ObjectNode campaign) {}

    private final Map<String, Template> templates = new LinkedHashMap<>();
    private final TemplateSurveys surveys;
    private final ObjectMapper json;

    CampaignTemplates(TemplateSurveys surveys, ObjectMapper json) {
        this.surveys = surveys;
        this.json = json;
        IDS.forEach(id -> templates.put(id, read(id)));
    }

    /**
     * The draft of a template, with what the author says instead of what it says, and a survey of its own unless the author names
     * one. The survey is stored.
     *
     * @throws ProblemException 404 when there is no such template, 400 when its survey has no such language
     */
    CampaignDraft draft(String id, Optional<String> language, @Nullable CampaignDraft author) {
        Template template = templates.get(id);
        if (template == null) {
            throw new ProblemException(
                    CampaignProblem.CAMPAIGN_TEMPLATE_NOT_FOUND,
                    "There are these templates: " + String.join(", ", IDS));
        }
        ObjectNode draft = template.campaign().deepCopy();
        if (author != null) {
            JsonNode said = json.valueToTree(author);
            said.properties().stream()
                    .filter(field -> !field.getValue().isNull())
                    .forEach(field -> draft.set(field.getKey(), field.getValue()));
        }
        if (draft.path("surveyId").isMissingNode()) {
            draft.put("surveyId", surveys.write(template.survey(), language).toString());
        }
        return json.convertValue(draft, CampaignDraft.class);
    }

    private Template read(String id) {
        try (InputStream in = CampaignTemplates.class.getResourceAsStream("/campaign-templates/" + id + ".json")) {
            return json.readValue(in, Template.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("campaign-templates/" + id + ".json", e);
        } catch (IOException e) {
            throw new UncheckedIOException("campaign-templates/" + id + ".json", e);
        }
    }
}
