package io.heard.survey.design;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.notNullValue;

import io.heard.survey.Database;
import io.heard.survey.Scene;
import io.heard.survey.mail.MailServerResource;
import io.heard.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who saved, published or retired a survey, when and what. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(MailServerResource.class)
@TestSecurity(user = "cam", roles = "campaign-manager")
class SurveyChangeTest {

    @Inject
    Database database;

    @Test
    void saysWhoDidWhatAndWhatWasDifferentBefore() {
        String id = Scene.publishedSurvey();
        put(id + "/publication", 200);
        edit(id, "Better words", 200);
        edit(id, "Better words", 200);
        edit(id, "", 400);
        put(id + "/publication", 200);
        put(id + "/retirement", 204);
        put(id + "/retirement", 204);
        bringBack(id);
        bringBack(id);

        changes(id, "")
                .body(
                        "items.action",
                        equalTo(List.of("BROUGHT_BACK", "RETIRED", "PUBLISHED", "EDITED", "PUBLISHED", "CREATED")))
                .body("items.number", equalTo(List.of(6, 5, 4, 3, 2, 1)))
                .body("items[0].subjectId", equalTo(id))
                .body("items[0].by.name", equalTo("cam"))
                .body("items[0].at", notNullValue())
                .body("items[2].changes[0].from", equalTo(1))
                .body("items[2].changes[0].to", equalTo(2))
                .body("items[3].changes.field", hasItems("title"))
                .body("items[3].changes.find { it.field == 'title' }.from", equalTo("How was it?"))
                .body("items[3].changes.find { it.field == 'title' }.to", equalTo("Better words"))
                .body("items[5].changes.field", hasItems("title", "questions"))
                .body("verified", equalTo(true));
    }

    @Test
    void isReadInPages() {
        String id = Scene.publishedSurvey();
        String next = changes(id, "?pageSize=1")
                .body("items.number", equalTo(List.of(2)))
                .extract()
                .path("nextPageToken");
        changes(id, "?pageSize=1&pageToken=" + next).body("items.number", equalTo(List.of(1)));
    }

    @Test
    void beginsWithTheTemplateOfACampaign() {
        String survey = given().contentType(ContentType.JSON)
                .body("{\"touchpoint\": \"support-call\"}")
                .post("/api/v1/campaigns?template=after-support")
                .then()
                .statusCode(201)
                .extract()
                .path("surveyId");

        changes(survey, "").body("items.action", equalTo(List.of("CREATED")));
    }

    @Test
    void showsThatSomebodyTamperedWithoutSealingAnew() {
        String id = Scene.publishedSurvey();
        database.change("update change_entry set content = replace(content, 'How was it?', 'How was that?')"
                + " where number = 1 and subject_id = '" + id + "'");

        changes(id, "").body("verified", equalTo(false));
    }

    @Test
    @TestSecurity(user = "ana", roles = "analyst")
    void isForThoseWhoWriteSurveys() {
        given().get("/api/v1/surveys/0198c0de-0000-7000-8000-000000000001/changes")
                .then()
                .statusCode(403);
    }

    private static ValidatableResponse changes(String id, String query) {
        return given().get("/api/v1/surveys/" + id + "/changes" + query).then().statusCode(200);
    }

    private static void put(String path, int status) {
        given().put("/api/v1/surveys/" + path).then().statusCode(status);
    }

    private static void bringBack(String id) {
        given().delete("/api/v1/surveys/" + id + "/retirement").then().statusCode(204);
    }

    private static void edit(String id, String title, int status) {
        given().contentType(ContentType.JSON)
                .header("If-Match", "*")
                .body("""
                        {"title": "%s", "language": "en", "questions": [
                          {"id": "satisfied", "type": "CSAT", "text": "How satisfied <b>are</b> you?", "required": true},
                          {"id": "why", "type": "LONG_TEXT", "text": "Why?"}]}""".formatted(title))
                .put("/api/v1/surveys/" + id)
                .then()
                .statusCode(status);
    }
}
