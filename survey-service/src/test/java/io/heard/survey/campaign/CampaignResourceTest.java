package io.heard.survey.campaign;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItems;

import io.heard.survey.Scene;
import io.heard.survey.mail.MailServerResource;
import io.heard.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.SecurityAttribute;
import io.quarkus.test.security.TestSecurity;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(MailServerResource.class)
@TestSecurity(user = "cam", roles = "campaign-manager")
class CampaignResourceTest {

    private static final String CAMPAIGNS = "/api/v1/campaigns";

    @Test
    void startsPausesAndStartsAgain() {
        String location = locationOf(campaign(Scene.publishedSurvey(), ""));
        get(location).body("status", equalTo("DRAFT"));

        given().put(location + "/activation").then().statusCode(204);
        given().put(location + "/activation").then().statusCode(204);
        get(location).body("status", equalTo("LIVE"));
        given().delete(location + "/activation").then().statusCode(204);
        given().delete(location + "/activation").then().statusCode(204);
        get(location).body("status", equalTo("PAUSED"));
        given().put(location + "/activation").then().statusCode(204);
        get(location).body("status", equalTo("LIVE"));

        // Every live campaign decides about every interaction of the other tests.
        given().delete(location + "/activation").then().statusCode(204);
    }

    @Test
    void pausingADraftLeavesItADraft() {
        String location = locationOf(campaign(Scene.survey(), ""));

        given().delete(location + "/activation").then().statusCode(204);

        get(location).body("status", equalTo("DRAFT"));
    }

    @Test
    void startsOnlyWithAPublishedSurvey() {
        String location = locationOf(campaign(Scene.survey(), ""));

        given().put(location + "/activation")
                .then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/survey-not-published"));
    }

    @Test
    void fillsInWhatIsNotSaid() {
        get(locationOf(campaign(Scene.survey(), "")))
                .body("delay", equalTo("PT0S"))
                .body("quietPeriod", equalTo("P7D"))
                .body("maximumAge", equalTo("P14D"))
                .body("linkLifetime", equalTo("P14D"))
                .body("samplePercent", equalTo(100));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"delay\": \"2 hours\"|delay",
                "\"delay\": \"-PT2H\"|delay",
                "\"delay\": \"PT0.5S\"|delay",
                "\"delay\": 7200|delay",
                "\"quietPeriod\": \"P1M\"|quietPeriod",
                "\"quietPeriod\": \"PT999999999999999999H\"|quietPeriod",
                "\"maximumAge\": \"PT0S\"|maximumAge",
                "\"linkLifetime\": \"P400D\"|linkLifetime",
                "\"samplePercent\": 0|samplePercent",
                "\"samplePercent\": 101|samplePercent",
                "\"samplePercent\": 5.5|samplePercent",
                "\"samplePercent\": \"5\"|samplePercent",
                "\"channel\": \"By Phone\"|channel",
                "\"product\": \"\"|product",
                "\"subject\": \"Hello\\r\\nBcc: x@y.test\"|subject",
                "\"status\": \"LIVE\"|status",
                "\"id\": \"0195516f-0000-7000-8000-000000000001\"|id"
            })
    void namesTheFieldThatIsWrong(String more, String field) {
        post(campaign(Scene.survey(), ", " + more)).statusCode(400).body("errors.field", hasItems(field));
    }

    @Test
    void namesEverythingThatIsMissing() {
        post("{}").statusCode(400).body("errors.field", hasItems("name", "surveyId", "touchpoint"));
        post(campaign(UUID.randomUUID().toString(), "")).statusCode(400).body("errors.field", hasItems("surveyId"));
    }

    @Test
    void letsOnlyThoseEditWhoHaveSeenTheLatest() {
        String survey = Scene.survey();
        String location = locationOf(campaign(survey, ""));
        String etag = given().get(location).header("ETag");

        edit(location, null, campaign(survey, "")).statusCode(428);
        edit(location, etag, campaign(survey, ", \"samplePercent\": 50"))
                .statusCode(200)
                .body("samplePercent", equalTo(50));
        edit(location, etag, campaign(survey, "")).statusCode(412);
        get(location).body("samplePercent", equalTo(50));
    }

    @Test
    void doesNotKnowOtherCampaigns() {
        given().get(CAMPAIGNS + "/0195516f-0000-7000-8000-00000000dead")
                .then()
                .statusCode(404)
                .body("type", equalTo("/problems/campaign-not-found"));
    }

    @Test
    @TestSecurity(
            user = "ana",
            roles = {"analyst", "agent", "intake"})
    void isForCampaignManagersOnly() {
        given().get(CAMPAIGNS).then().statusCode(403).contentType("application/problem+json");
        post("{}").statusCode(403);
        given().put(CAMPAIGNS + "/0195516f-0000-7000-8000-00000000dead/activation")
                .then()
                .statusCode(403);
    }

    @Test
    @TestSecurity(
            user = "bo",
            roles = "campaign-manager",
            attributes = @SecurityAttribute(key = "products", value = "mobile"))
    void limitedCallersMakeCampaignsForTheirProductsOnly() {
        String survey = Scene.publishedSurvey();
        String mine = locationOf(campaign(survey, ", \"product\": \"mobile\""));

        get(mine).body("product", equalTo("mobile"));
        post(campaign(survey, ", \"product\": \"broadband\""))
                .statusCode(403)
                .body("errors.field", hasItems("product"));
        post(campaign(survey, "")).statusCode(403);
        String etag = given().get(mine).header("ETag");
        edit(mine, etag, campaign(survey, ", \"product\": \"broadband\"")).statusCode(403);
        given().get(CAMPAIGNS + "?pageSize=200")
                .then()
                .statusCode(200)
                .body("items.product", everyItem(equalTo("mobile")));
    }

    private static ValidatableResponse get(String location) {
        return given().get(location).then().statusCode(200);
    }

    private static String locationOf(String body) {
        return post(body).statusCode(201).extract().header("Location");
    }

    private static ValidatableResponse post(String body) {
        return given().contentType(ContentType.JSON).body(body).post(CAMPAIGNS).then();
    }

    private static ValidatableResponse edit(String location, String ifMatch, String body) {
        var request = given().contentType(ContentType.JSON).body(body);
        return (ifMatch == null ? request : request.header("If-Match", ifMatch))
                .put(location)
                .then();
    }

    private static String campaign(String survey, String more) {
        return """
                {"name": "After calls", "surveyId": "%s", "touchpoint": "never-used-here"%s}""".formatted(survey, more);
    }
}
