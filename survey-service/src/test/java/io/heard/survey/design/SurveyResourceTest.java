package io.heard.survey.design;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.heard.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@TestSecurity(user = "cam", roles = "campaign-manager")
class SurveyResourceTest {

    private static final String SURVEYS = "/api/v1/surveys";

    @Test
    void keepsADraftUntilItIsPublished() {
        String location = create(survey("Keeps a draft")).extract().header("Location");

        given().get(location)
                .then()
                .statusCode(200)
                .body("status", equalTo("DRAFT"))
                .body("publishedVersion", nullValue());

        given().put(location + "/publication")
                .then()
                .statusCode(200)
                .body("status", equalTo("PUBLISHED"))
                .body("publishedVersion", equalTo(1));
    }

    private static ValidatableResponse create(String body) {
        return given().contentType(ContentType.JSON)
                .body(body)
                .post(SURVEYS)
                .then()
                .statusCode(201);
    }

    private static String survey(String title) {
        return """
                {"title": "%s", "language": "en", "questions": [
                  {"id": "satisfied", "type": "CSAT", "text": "How satisfied are you?", "required": true},
                  {"id": "why", "type": "LONG_TEXT", "text": "Why?"}]}""".formatted(title);
    }
}
