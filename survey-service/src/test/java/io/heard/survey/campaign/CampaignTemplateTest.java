package io.heard.survey.campaign;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;

import io.heard.survey.Database;
import io.heard.survey.Scene;
import io.heard.survey.mail.MailServerResource;
import io.heard.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.SecurityAttribute;
import io.quarkus.test.security.TestSecurity;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A first campaign takes a minute. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(MailServerResource.class)
@TestSecurity(user = "ada", roles = "administrator")
class CampaignTemplateTest {

    private final Scene scene = new Scene();

    @Inject
    Database database;

    @ParameterizedTest
    @ValueSource(strings = {"after-support", "relationship", "effort", "delivery"})
    void leadsFromNothingToALiveCampaign(String template) {
        JsonPath campaign = post("?template=" + template, "{\"product\": \"%s\"}".formatted(scene.touchpoint()))
                .statusCode(201)
                .body("status", equalTo("DRAFT"))
                .body("product", equalTo(scene.touchpoint()))
                .extract()
                .jsonPath();
        String location = "/api/v1/campaigns/" + campaign.getString("id");

        given().get(location + "/mail-preview").then().statusCode(200).body(not(containsString("{{")));
        given().contentType(ContentType.JSON)
                .body("{}")
                .post(location + "/dry-run")
                .then()
                .statusCode(200);
        given().put("/api/v1/surveys/" + campaign.getString("surveyId") + "/publication")
                .then()
                .statusCode(200);
        given().put(location + "/activation").then().statusCode(204);
        Scene.pause(campaign.getString("id"));
    }

    @Test
    void takesWhatTheAuthorSaysInsteadOfTheTemplate() {
        post(
                        "?template=after-support&language=de",
                        "{\"name\": \"Mine\", \"touchpoint\": \"chat\", \"reminders\": {\"count\": 0}}")
                .statusCode(201)
                .body("name", equalTo("Mine"))
                .body("touchpoint", equalTo("chat"))
                .body("reminders.count", equalTo(0))
                .body("topic", equalTo("support"))
                .body("sendTimes.from", equalTo("09:00"));

        String survey = Scene.survey();
        long surveys = database.count("select count(*) from survey");
        post("?template=delivery", "{\"surveyId\": \"" + survey + "\"}")
                .statusCode(201)
                .body("surveyId", equalTo(survey));
        assertThat(database.count("select count(*) from survey")).isEqualTo(surveys);
    }

    @Test
    void leavesNothingBehindWhenItIsRefused() {
        long surveys = database.count("select count(*) from survey");

        post("?template=effort", "{\"samplePercent\": 0}")
                .statusCode(400)
                .body("errors.field", hasItems("samplePercent"));
        post("?template=nothing", "{}")
                .statusCode(404)
                .body("type", equalTo("/problems/campaign-template-not-found"))
                .body("detail", containsString("after-support"));
        post("?template=effort&language=xx", "{}").statusCode(400).body("errors.field", hasItems("language"));
        post("?template=effort", "{\"colour\": \"blue\"}").statusCode(400);

        assertThat(database.count("select count(*) from survey")).isEqualTo(surveys);
    }

    @Test
    void needsATemplateOrACampaign() {
        given().contentType(ContentType.JSON).post("/api/v1/campaigns").then().statusCode(400);
    }

    @Test
    @TestSecurity(
            user = "bo",
            roles = "campaign-manager",
            attributes = @SecurityAttribute(key = "products", value = "mobile"))
    void isForTheCallersProducts() {
        post("?template=after-support", "{}").statusCode(403);
        post("?template=after-support", "{\"product\": \"mobile\"}").statusCode(201);
    }

    private static ValidatableResponse post(String query, String body) {
        return given().contentType(ContentType.JSON)
                .body(body)
                .post("/api/v1/campaigns" + query)
                .then();
    }
}
