package io.heard.testing.apidocument;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class ApiDocumentTest {

    private static final String ID = """
            {"in": "path", "name": "id", "description": "Its id", "example": "7", "schema": {"type": "string"}}""";

    private static final String OTHER_STATUSES = """
            "400": {"$ref": "#/components/responses/Refused"}, "401": {"$ref": "#/components/responses/Refused"},
            "403": {"$ref": "#/components/responses/Refused"}, "404": {"$ref": "#/components/responses/Refused"}""";

    private static final String THING = """
            {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Thing"},
              "examples": {"one": {"value": {"name": "lamp", "madeAt": "2026-03-01T10:00:00Z", "owner": null}}}}}}""";

    @Test
    void isCompleteWhenEverythingIsSaidAndShown() {
        ApiDocument document = document("Read a thing", ID, "\"200\": " + THING + "," + OTHER_STATUSES);

        assertThat(Gaps.of(document)).isEmpty();
        assertThat(UntrueExamples.in(document)).isEmpty();
    }

    @Test
    void namesEveryGap() {
        assertThat(Gaps.of(document("", """
                        {"in": "query", "name": "size", "schema": {"type": "integer"}}""", """
                        "200": {"description": "A thing", "content": {"application/json": {"schema": {"type": "object"}}}},
                        "403": {"description": "No"}""")))
                .containsExactly(
                        "GET /things/{id} has no summary",
                        "GET /things/{id} has no description of query parameter size",
                        "GET /things/{id} has no example of query parameter size",
                        "GET /things/{id} has no example of 200",
                        "GET /things/{id} has no problem of 403",
                        "GET /things/{id} has no response 400",
                        "GET /things/{id} has no response 401");
        assertThat(Gaps.of(document("Read", ID, "\"200\": {\"content\": {}}," + OTHER_STATUSES)))
                .containsExactly("GET /things/{id} has no body of 200");
    }

    @Test
    void noticesExamplesThatNoServiceWouldAnswer() {
        String untrue = THING.replace("10:00:00Z", "ten")
                .replace("\"name\": \"lamp\"", "\"title\": \"lamp\"")
                .replace("\"owner\": null", "\"owner\": 7");

        assertThat(UntrueExamples.in(document("Read", ID, "\"200\": " + untrue + "," + OTHER_STATUSES)))
                .hasSize(4)
                .allMatch(broken -> broken.startsWith("GET /things/{id} 200 one"))
                .anyMatch(broken -> broken.contains("name"))
                .anyMatch(broken -> broken.contains("title"))
                .anyMatch(broken -> broken.contains("madeAt"))
                .anyMatch(broken -> broken.contains("owner"));
    }

    private static ApiDocument document(String summary, String parameter, String responses) {
        try {
            return new ApiDocument(new ObjectMapper().readTree("""
                    {"paths": {"/things/{id}": {"get": {"summary": "%s", "security": [{"bearer": []}],
                      "parameters": [%s], "responses": {%s}}}},
                     "components": {
                       "responses": {"Refused": {"content": {"application/problem+json": {"schema": {"type": "object"}}}}},
                       "schemas": {"Thing": {"type": "object", "required": ["name"], "properties": {
                         "name": {"type": "string", "examples": ["lamp"]},
                         "madeAt": {"type": "string", "format": "date-time"},
                         "owner": {"type": "string"}}}}}}""".formatted(summary, parameter, responses)));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
