package io.heard.gateway.apidocument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class DocumentMergeTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void takesOnlyPathsThePublicCanReach() {
        JsonNode merged = merge(document("/api/v1/surveys/{id}", "/internal"), document("/api/v1/themes"));

        assertThat(merged.path("paths").fieldNames())
                .toIterable()
                .containsExactly("/api/v1/surveys/{id}", "/api/v1/themes");
    }

    @Test
    void keepsOneOfEqualTwinsAndBothOfUnequalOnes() {
        JsonNode merged = merge(json("""
                        {"components":{"schemas":{
                          "Problem":{"type":"object"},
                          "Page":{"properties":{"items":{"$ref":"#/components/schemas/Item"}}},
                          "Item":{"type":"string"}}},
                         "paths":{"/api/v1/surveys":{"get":{"schema":{"$ref":"#/components/schemas/Page"},
                          "error":{"$ref":"#/components/schemas/Problem"}}}}}
                        """), json("""
                        {"components":{"schemas":{
                          "Problem":{"type":"object"},
                          "Page":{"properties":{"items":{"$ref":"#/components/schemas/Item"}}},
                          "Item":{"type":"integer"}}},
                         "paths":{"/api/v1/themes":{"get":{"schema":{"$ref":"#/components/schemas/Page"},
                          "error":{"$ref":"#/components/schemas/Problem"}}}}}
                        """));

        JsonNode schemas = merged.path("components").path("schemas");
        assertThat(schemas.fieldNames())
                .toIterable()
                .containsExactly("InsightsItem", "InsightsPage", "Problem", "SurveyItem", "SurveyPage");
        assertThat(merged.at("/paths/~1api~1v1~1themes/get/schema/$ref").asText())
                .isEqualTo("#/components/schemas/InsightsPage");
        assertThat(schemas.at("/SurveyPage/properties/items/$ref").asText())
                .isEqualTo("#/components/schemas/SurveyItem");
    }

    @Test
    void leavesOutWhatOnlyHiddenPathsNeed() {
        JsonNode merged = merge(json("""
                        {"components":{"schemas":{
                          "Template":{"properties":{"engine":{"$ref":"#/components/schemas/Engine"}}},
                          "Engine":{"type":"object"},
                          "View":{"properties":{"self":{"$ref":"#/components/schemas/View"}}}}},
                         "paths":{"/u/{token}":{"get":{"schema":{"$ref":"#/components/schemas/Template"}}},
                                  "/api/v1/surveys":{"get":{"schema":{"$ref":"#/components/schemas/View"}}}}}
                        """), document("/api/v1/themes"));

        assertThat(merged.at("/components/schemas").fieldNames()).toIterable().containsExactly("View");
    }

    @Test
    void writesToEachOperationWhatItsServiceSaysForAll() {
        JsonNode merged = merge(json("""
                        {"security":[{"oauth":[]}],"servers":[{"url":"http://127.0.0.1:8081"}],
                         "paths":{"/api/v1/surveys":{"get":{},"post":{"security":[{"oauth":["x"]}]}}}}
                        """), document("/api/v1/themes"));

        assertThat(merged.at("/paths/~1api~1v1~1surveys/get/security").toString())
                .isEqualTo("[{\"bearer\":[]}]");
        assertThat(merged.at("/paths/~1api~1v1~1surveys/post/security").toString())
                .isEqualTo("[{\"bearer\":[\"x\"]}]");
        assertThat(merged.path("components").path("securitySchemes").size()).isEqualTo(1);
        assertThat(merged.path("servers").toString()).isEqualTo("[{\"url\":\"https://heard.test\"}]");
    }

    @Test
    void givesTheSameBytesForTheSameInput() {
        JsonNode first = merge(document("/api/v1/surveys"), document("/api/v1/themes"));
        JsonNode second = merge(document("/api/v1/surveys"), document("/api/v1/themes"));

        assertThat(first.toString()).isEqualTo(second.toString());
    }

    @Test
    void refusesTwoOwnersOfOnePath() {
        assertThatThrownBy(() -> merge(document("/api/v1/surveys"), document("/api/v1/surveys")))
                .hasMessageContaining("/api/v1/surveys");
    }

    private static JsonNode merge(JsonNode survey, JsonNode insights) {
        return new DocumentMerge(path -> path.startsWith("/api/v1/"))
                .add("survey", survey)
                .add("insights", insights)
                .merge("Heard", "1", "About", "https://heard.test");
    }

    private static JsonNode document(String... paths) {
        StringBuilder text = new StringBuilder();
        for (String path : paths) {
            text.append(text.isEmpty() ? "" : ",").append("\"").append(path).append("\":{\"get\":{}}");
        }
        return json("{\"paths\":{" + text + "}}");
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
