package io.heard.survey.campaign;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
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
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A survey belongs to the products of the campaigns that ask with it. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(MailServerResource.class)
@TestSecurity(
        user = "bo",
        roles = "campaign-manager",
        attributes = @SecurityAttribute(key = "products", value = "mobile"))
class StrangersSurveyTest {

    private static final String EDITED = """
            {"title": "Mine now", "language": "en", "questions": [{"id": "q", "type": "NPS", "text": "Well?"}]}""";

    @Inject
    Database database;

    @ParameterizedTest
    @ValueSource(strings = {"'broadband'", "null"})
    void cannotBeReadEditedPublishedOrAskedWith(String product) {
        String survey = Scene.publishedSurvey();
        campaign(survey, "'mobile'");
        campaign(survey, product);
        String location = "/api/v1/surveys/" + survey;

        given().get(location).then().statusCode(404).body("type", equalTo("/problems/survey-not-found"));
        given().get("/api/v1/surveys?pageSize=200").then().statusCode(200).body("items.id", not(hasItem(survey)));
        edit(location, 404);
        given().put(location + "/publication").then().statusCode(404);
        given().get(location + "/changes").then().statusCode(404);
        given().contentType(ContentType.JSON)
                .body("""
                        {"name": "Mine", "surveyId": "%s", "touchpoint": "x", "product": "mobile"}""".formatted(survey))
                .post("/api/v1/campaigns")
                .then()
                .statusCode(400)
                .body("errors.field", hasItems("surveyId"));
    }

    @Test
    void stillServesTheCampaignsThatHadItBefore() {
        String survey = Scene.publishedSurvey();
        String mine = campaign(survey, "'mobile'");
        campaign(survey, "'broadband'");

        given().contentType(ContentType.JSON)
                .header("If-Match", "*")
                .body("""
                        {"name": "Renamed", "surveyId": "%s", "touchpoint": "x", "product": "mobile"}""".formatted(survey))
                .put("/api/v1/campaigns/" + mine)
                .then()
                .statusCode(200)
                .body("name", equalTo("Renamed"));
    }

    @Test
    void isNoStrangersWhileOnlyOwnCampaignsUseIt() {
        String survey = Scene.publishedSurvey();
        campaign(survey, "'mobile'");
        String location = "/api/v1/surveys/" + survey;

        given().get(location).then().statusCode(200);
        given().get("/api/v1/surveys?pageSize=200").then().statusCode(200).body("items.id", hasItem(survey));
        edit(location, 200);
        given().put(location + "/publication").then().statusCode(200).body("publishedVersion", equalTo(2));
        given().get(location + "/changes").then().statusCode(200).body("items[0].by.name", equalTo("bo"));
    }

    @Test
    @TestSecurity(
            user = "none",
            roles = "campaign-manager",
            attributes = @SecurityAttribute(key = "products", value = ""))
    void isAnyUsedSurveyToThoseWithoutProducts() {
        String survey = Scene.survey();
        given().get("/api/v1/surveys/" + survey).then().statusCode(200);
        campaign(survey, "'mobile'");

        given().get("/api/v1/surveys/" + survey).then().statusCode(404);
    }

    private static void edit(String location, int status) {
        given().contentType(ContentType.JSON)
                .header("If-Match", "*")
                .body(EDITED)
                .put(location)
                .then()
                .statusCode(status);
    }

    private String campaign(String survey, String product) {
        String id = UUID.randomUUID().toString();
        database.change(StoredCampaign.insert(id, survey, product));
        return id;
    }
}
