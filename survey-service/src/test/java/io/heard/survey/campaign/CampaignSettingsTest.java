package io.heard.survey.campaign;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.heard.survey.Database;
import io.heard.survey.Scene;
import io.heard.survey.mail.MailServerResource;
import io.heard.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.SecurityAttribute;
import io.quarkus.test.security.TestSecurity;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Everything an author can decide, and what becomes of the campaign. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(MailServerResource.class)
@TestSecurity(user = "ada", roles = "administrator")
class CampaignSettingsTest {

    private static final String CAMPAIGNS = "/api/v1/campaigns";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Scene scene = new Scene();

    @Inject
    Database database;

    @Test
    void keepsEverySettingAndGivesItBackAsADraft() throws JsonProcessingException {
        String survey = Scene.publishedSurvey();
        ObjectNode draft = (ObjectNode) JSON.readTree(CampaignExamples.RICH_DRAFT);
        draft.put("surveyId", survey);
        String location = post(draft.toString()).statusCode(201).extract().header("Location");

        String view = given().get(location).then().statusCode(200).extract().asString();
        ObjectNode read = (ObjectNode) JSON.readTree(view);
        draft.fieldNames().forEachRemaining(field -> {
            if (!field.equals("variants")) {
                assertThat(read.get(field)).as(field).isEqualTo(draft.get(field));
            }
        });
        read.remove(List.of("id", "status", "createdAt"));
        given().contentType(ContentType.JSON)
                .header("If-Match", "*")
                .body(read.toString())
                .put(location)
                .then()
                .statusCode(200);
        assertThat(given().get(location).asString()).isEqualTo(view);
        given().get(location + "/audit").then().body("items.action", equalTo(List.of("CREATED")));
    }

    @Test
    void refusesNamesOfTopicsThatNoCustomerCouldRead() {
        for (String names : List.of(
                "{\"klingon-x\": \"Calls\"}",
                "{\"en\": \"\"}",
                "{\"en\": null}",
                "{\"en\": \"" + "x".repeat(61) + "\"}")) {
            post(draft(", \"topicNames\": " + names)).statusCode(400);
        }
        post(draft(", \"topicNames\": {\"de-at\": \"Anrufe\"}"))
                .statusCode(201)
                .body("topicNames.'de-AT'", equalTo("Anrufe"));
    }

    @Test
    void assumesWhatIsNotSaid() {
        post(draft(""))
                .statusCode(201)
                .body("topic", equalTo(scene.touchpoint()))
                .body("priority", equalTo(5))
                .body("reminders.count", equalTo(0))
                .body("sendTimes.days.size()", equalTo(7))
                .body("sendTimes.fallbackZone", equalTo("UTC"))
                .body("startsAt", nullValue())
                .body("variants", equalTo(List.of()));
        post("""
                {"name": "All", "surveyId": "%s", "audience": {"field": "touchpoint", "op": "exists"}}""".formatted(Scene.survey()))
                .statusCode(201)
                .body("topic", equalTo("feedback"))
                .body("touchpoint", nullValue());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "'audience': {'field': 'colour', 'op': 'exists'}|audience.field",
                "'audience': {'any': [{'field': 'product', 'op': 'in', 'values': []}]}|audience.any[0].values",
                "'product': 'mobile', 'audience': {'field': 'product', 'op': 'equals', 'value': 'energy'}|audience",
                "'topic': 'My Topic'|topic",
                "'priority': 0|priority",
                "'priority': 10|priority",
                "'sendTimes': {'from': '9:00'}|sendTimes.from",
                "'sendTimes': {'from': '09:00', 'to': '09:30'}|sendTimes.to",
                "'sendTimes': {'days': []}|sendTimes.days",
                "'sendTimes': {'days': ['Funday']}|sendTimes.days[0]",
                "'sendTimes': {'holidays': ['2026-12-25', '2026-02-30']}|sendTimes.holidays[1]",
                "'sendTimes': {'fallbackZone': 'Mars/Olympus'}|sendTimes.fallbackZone",
                "'reminders': {'count': 4}|reminders.count",
                "'reminders': {'count': 1, 'spacing': 'PT1M'}|reminders.spacing",
                "'reminders': {'count': 3, 'spacing': 'P5D'}|reminders",
                "'startsAt': 'tomorrow'|startsAt",
                "'startsAt': '2026-03-02T00:00:00Z', 'endsAt': '2026-03-01T00:00:00Z'|endsAt",
                "'dailyBudget': 0|dailyBudget",
                "'languages': ['en', 'klingon']|languages[1]",
                "'senderName': 'Acme\\r\\nBcc: x@y.test'|senderName",
                "'replyTo': 'x@y.test, z@y.test'|replyTo",
                "'variants': [{'id': 'a', 'share': 100}]|variants",
                "'variants': [{'id': 'a', 'share': 50}, {'id': 'a', 'share': 50}]|variants",
                "'variants': [{'id': 'a', 'share': 50}, {'id': 'b', 'share': 40}]|variants",
                "'variants': [{'id': 'a', 'share': 50}, {'id': 'b', 'share': 50, 'surveyVersion': 1}]|variants[1].surveyVersion",
                "'variants': [{'id': 'a', 'share': 50}, {'id': 'b', 'share': 50, 'subject': 'x\\ny'}]|variants[1].subject",
                "'settings': {}|settings"
            })
    void namesTheSettingThatIsWrong(String more, String field) {
        post(draft(", " + more.replace('\'', '"')))
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors.field", hasItems(field));
    }

    @Test
    void refusesRulesBuiltToExhaustUs() {
        String deep = "{\"not\": ".repeat(12) + "{\"field\": \"product\", \"op\": \"exists\"}" + "}".repeat(12);

        post(draft(", \"audience\": " + deep))
                .statusCode(400)
                .body("errors[0].message", equalTo("must be at most 8 levels deep"));
        post(draft(", \"audience\": " + "{\"all\": [".repeat(500) + "]}".repeat(500)))
                .statusCode(400);
    }

    @Test
    void asksByItsRule() {
        String live = scene.liveCampaign(
                ", \"audience\": {\"all\": [{\"field\": \"team\", \"op\": \"in\", \"values\": [\"north\"]}, "
                        + "{\"field\": \"handlingSeconds\", \"op\": \"atLeast\", \"value\": 600}]}");
        Scene.decisions(scene.report("ann")).body("items[0].outcome", equalTo("INVITED"));
        Scene.pause(live);

        String other = new Scene().touchpoint();
        String none = scene.liveCampaign(
                ", \"audience\": {\"field\": \"attributes.plan\", \"op\": \"equals\", \"value\": \"" + other + "\"}");
        Scene.decisions(scene.report("bea"))
                .body("items.find { it.campaignId == '" + none + "' }.reason", equalTo("RULE"));
        Scene.pause(none);
    }

    @Test
    void startsOnlyWithASurveyInAllItsLanguages() {
        String english = scene.campaign(", \"languages\": [\"en\"]");
        given().put(CAMPAIGNS + "/" + english + "/activation").then().statusCode(204);
        Scene.pause(english);

        String german = scene.campaign(", \"languages\": [\"en\", \"de\"]");
        given().put(CAMPAIGNS + "/" + german + "/activation")
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/language-missing"))
                .body("detail", endsWith("missing: de"));
    }

    @Test
    void aPublicationTakesNoLanguageAwayFromALiveCampaign() {
        String campaign = scene.campaign(", \"languages\": [\"en\"]");
        String survey = given().get(CAMPAIGNS + "/" + campaign).then().extract().path("surveyId");
        given().put(CAMPAIGNS + "/" + campaign + "/activation").then().statusCode(204);
        given().contentType(ContentType.JSON)
                .header("If-Match", "*")
                .body("""
                        {"title": "Wie war es?", "language": "de", "questions": [
                          {"id": "satisfied", "type": "CSAT", "text": "Wie zufrieden sind Sie?"}]}""")
                .put("/api/v1/surveys/" + survey)
                .then()
                .statusCode(200);

        given().put("/api/v1/surveys/" + survey + "/publication")
                .then()
                .statusCode(409)
                .body("detail", endsWith("missing: en"));
        Scene.pause(campaign);
        given().put("/api/v1/surveys/" + survey + "/publication").then().statusCode(200);
    }

    @Test
    void endsForGood() {
        String id = scene.liveCampaign("");
        String interaction = scene.report("ann");
        given().put(CAMPAIGNS + "/" + id + "/end").then().statusCode(204);
        given().put(CAMPAIGNS + "/" + id + "/end").then().statusCode(204);

        given().get(CAMPAIGNS + "/" + id).then().body("status", equalTo("ENDED"));
        given().put(CAMPAIGNS + "/" + id + "/activation")
                .then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/campaign-ended"));
        given().delete(CAMPAIGNS + "/" + id + "/activation").then().statusCode(409);
        given().contentType(ContentType.JSON)
                .header("If-Match", "*")
                .body(draft(""))
                .put(CAMPAIGNS + "/" + id)
                .then()
                .statusCode(409);
        Scene.decisions(interaction)
                .body("items[0].explanation", equalTo("Not asked after all: the campaign was ended."));
        Scene.decisions(scene.report("bea")).body("items.size()", equalTo(0));
    }

    @Test
    @TestSecurity(
            user = "bo",
            roles = "campaign-manager",
            attributes = {@SecurityAttribute(key = "products", value = "mobile")})
    void belongsToTheProductsItsRuleIsLimitedTo() {
        String mine = ", \"audience\": {\"all\": [{\"field\": \"product\", \"op\": \"in\", \"values\": [\"mobile\"]}]}";
        String theirs =
                ", \"audience\": {\"all\": [{\"field\": \"product\", \"op\": \"in\", \"values\": [\"mobile\", \"energy\"]}]}";
        String everybody =
                ", \"audience\": {\"not\": {\"field\": \"product\", \"op\": \"equals\", \"value\": \"energy\"}}";

        String id = post(draft(mine)).statusCode(201).extract().path("id");
        given().get(CAMPAIGNS + "?pageSize=200").then().statusCode(200).body("items.id", hasItems(id));
        post(draft(theirs)).statusCode(403);
        post(draft(everybody)).statusCode(403);
    }

    private static ValidatableResponse post(String body) {
        return given().contentType(ContentType.JSON).body(body).post(CAMPAIGNS).then();
    }

    private String draft(String more) {
        return """
                {"name": "After calls", "surveyId": "%s", "touchpoint": "%s"%s}""".formatted(Scene.survey(), scene.touchpoint(), more);
    }
}
