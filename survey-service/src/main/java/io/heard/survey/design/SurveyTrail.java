package io.heard.survey.design;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.heard.survey.audit.Change;
import io.heard.survey.audit.ChangeTrail;
import io.heard.survey.audit.FieldChange;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Keeps who changed a survey, in the transaction that changes it. */
@ApplicationScoped
class SurveyTrail {

    private final ChangeTrail trail;
    private final ObjectMapper json;

    SurveyTrail(ChangeTrail trail, ObjectMapper json) {
        this.trail = trail;
        this.json = json;
    }

    void written(Survey survey) {
        trail.record(survey.id(), Change.Action.CREATED, FieldChange.between(json.createObjectNode(), content(survey)));
    }

    /** Leaves nothing behind where the edit says what the draft says already. */
    void editing(Survey survey, Consumer<Survey> edit) {
        JsonNode before = content(survey);
        edit.accept(survey);
        List<FieldChange> changes = FieldChange.between(before, content(survey));
        if (!changes.isEmpty()) {
            trail.record(survey.id(), Change.Action.EDITED, changes);
        }
    }

    void published(SurveyVersion version) {
        int number = version.key().version();
        JsonNode before = number == 1 ? json.createObjectNode() : published(number - 1);
        trail.record(version.key().surveyId(), Change.Action.PUBLISHED, FieldChange.between(before, published(number)));
    }

    void retired(Survey survey) {
        trail.record(survey.id(), Change.Action.RETIRED, List.of());
    }

    void broughtBack(Survey survey) {
        trail.record(survey.id(), Change.Action.BROUGHT_BACK, List.of());
    }

    private JsonNode content(Survey survey) {
        return json.valueToTree(survey.content());
    }

    private JsonNode published(int version) {
        return json.valueToTree(Map.of("publishedVersion", version));
    }
}
