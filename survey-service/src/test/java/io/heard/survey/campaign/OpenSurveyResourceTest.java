package io.heard.survey.campaign;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.heard.contracts.event.CampaignAnnounced;
import io.heard.contracts.link.LinkTokens;
import io.heard.contracts.link.OpenedLink;
import io.heard.contracts.link.Purpose;
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
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(MailServerResource.class)
@TestSecurity(user = "cam", roles = "campaign-manager")
class OpenSurveyResourceTest {

    private static final String KIOSK = """
            {"channel": "kiosk", "touchpoint": "shop-visit", "product": "mobile", "team": "city-centre",
             "oncePerDevice": false, "embeddedBy": ["https://www.example.com", "http://localhost:8080"],
             "closesAt": "2027-06-01T00:00:00Z"}""";

    @Inject
    LinkTokens links;

    @Inject
    Database database;

    @Inject
    ObjectMapper json;

    @Test
    void opensChangesAndCloses() {
        String campaign = campaign(", \"product\": \"mobile\"");
        given().get(campaign + "/open-survey")
                .then()
                .statusCode(404)
                .body("type", equalTo("/problems/open-survey-not-found"));

        JsonPath opened = put(campaign, "{}").statusCode(200).extract().jsonPath();
        assertThat(opened.getString("touchpoint")).isEqualTo("shop");
        assertThat(opened.getString("product")).isEqualTo("mobile");
        assertThat(opened.getString("channel")).isEqualTo("web");
        assertThat(opened.getBoolean("oncePerDevice")).isTrue();
        assertThat(opened.getInt("surveyVersion")).isEqualTo(1);
        assertThat(opened.getString("embedSnippet")).isNull();

        JsonPath changed = put(campaign, KIOSK).statusCode(200).extract().jsonPath();
        assertThat(changed.getString("team")).isEqualTo("city-centre");
        assertThat(changed.getString("link")).as("printed links stay good").isEqualTo(opened.getString("link"));
        given().get(campaign + "/open-survey")
                .then()
                .statusCode(200)
                .body("closesAt", equalTo("2027-06-01T00:00:00Z"))
                .body("opensAt", equalTo(opened.getString("opensAt")));

        given().delete(campaign + "/open-survey").then().statusCode(204);
        given().delete(campaign + "/open-survey").then().statusCode(204);
        given().get(campaign + "/open-survey").then().statusCode(404);

        assertThat(announced(campaign)).extracting(CampaignAnnounced::revision).containsExactly(1, 2, 3, 4);
        assertThat(announced(campaign).get(2).openSurvey().embeddedBy())
                .containsExactly("https://www.example.com", "http://localhost:8080");
        assertThat(announced(campaign).getLast().openSurvey()).isNull();
        given().get(campaign + "/audit")
                .then()
                .body("items.action", contains("CLOSED", "OPENED", "OPENED", "CREATED"))
                .body("items[1].changes.field", hasItems("channel", "team", "oncePerDevice", "embeddedBy", "closesAt"));
    }

    @Test
    void theLinkOpensTheCampaignAndNothingElse() {
        String campaign = campaign(", \"product\": \"mobile\"");
        String link = put(campaign, "{}").extract().path("link");
        String token = link.substring(link.lastIndexOf("/o/") + 3);

        assertThat(links.open(Purpose.OPEN, token)).isEqualTo(new OpenedLink.Valid(id(campaign)));
        assertThat(links.open(Purpose.ANSWER, token)).isEqualTo(new OpenedLink.Unknown());
    }

    @Test
    void thePagesThatMayShowItGetOneFrame() {
        String campaign = campaign("");
        String snippet = put(campaign, KIOSK).extract().path("embedSnippet");

        assertThat(snippet)
                .startsWith("<iframe src=\"http")
                .contains("/o/")
                .contains("?embedded=true\"")
                .contains(" title=\"")
                .endsWith("></iframe>")
                .doesNotContain("<script");
    }

    @Test
    void everyChangeNeedsTheLatestEdition() {
        String campaign = campaign(", \"product\": \"mobile\"");
        String etag = given().get(campaign).header("ETag");
        var request = given().contentType(ContentType.JSON).body("{}");
        request.put(campaign + "/open-survey").then().statusCode(428);

        String next = put(campaign, etag, "{}").statusCode(200).extract().header("ETag");
        put(campaign, etag, KIOSK).statusCode(412);
        assertThat(given().get(campaign + "/open-survey").header("ETag")).isEqualTo(next);
        assertThat(given().get(campaign).header("ETag")).isEqualTo(next);
    }

    @Test
    void puttingTheSameAgainChangesNothing() {
        String campaign = campaign("");
        String etag = put(campaign, KIOSK).extract().header("ETag");

        assertThat(put(campaign, KIOSK).statusCode(200).extract().header("ETag"))
                .isEqualTo(etag);
        assertThat(announced(campaign)).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"channel\": \"At the till\"|channel",
                "\"touchpoint\": \"\"|touchpoint",
                "\"product\": \"Mobile\"|product",
                "\"team\": \"a\\nb\"|team",
                "\"embeddedBy\": [\"https://www.example.com/\"]|embeddedBy[0]",
                "\"embeddedBy\": [\"https://*.example.com\"]|embeddedBy[0]",
                "\"embeddedBy\": [\"http://www.example.com\"]|embeddedBy[0]",
                "\"embeddedBy\": [\"https://a.test; script-src *\"]|embeddedBy[0]",
                "\"embeddedBy\": [\"https://user@a.test\"]|embeddedBy[0]",
                "\"embeddedBy\": [\"'self'\"]|embeddedBy[0]",
                "\"embeddedBy\": [null]|embeddedBy[0]",
                "\"closesAt\": \"2020-01-01T00:00:00Z\"|closesAt",
                "\"closesAt\": \"2099-01-01T00:00:00Z\"|closesAt",
                "\"closesAt\": \"soon\"|closesAt",
                "\"oncePerDevice\": \"yes\"|oncePerDevice",
                "\"surveyId\": \"0195516f-0000-7000-8000-00000000dead\"|surveyId",
                "\"surveyVersion\": 1|surveyVersion"
            })
    void namesTheFieldThatIsWrong(String more, String field) {
        put(campaign(", \"product\": \"mobile\""), '{' + more + '}')
                .statusCode(400)
                .body("errors.field", hasItems(field));
    }

    @Test
    void needsAProductAndATouchpointFromSomewhere() {
        put(campaign(""), "{}").statusCode(400).body("errors.field", hasItems("product"));
        put(campaign(", \"product\": \"broadband\""), KIOSK).statusCode(400).body("errors.field", hasItems("product"));
    }

    @Test
    void asksOnlyWhatIsPublished() {
        String location = given().contentType(ContentType.JSON)
                .body("{\"name\": \"Shop\", \"surveyId\": \"%s\", \"touchpoint\": \"shop\"}".formatted(Scene.survey()))
                .post("/api/v1/campaigns")
                .header("Location");
        put(location, KIOSK).statusCode(409).body("type", equalTo("/problems/survey-not-published"));
    }

    @Test
    void whatEverybodyIsAskedIsNotRetired() {
        String campaign = campaign("");
        String survey = put(campaign, KIOSK).extract().path("surveyId");

        given().put("/api/v1/surveys/" + survey + "/retirement").then().statusCode(409);

        given().delete(campaign + "/open-survey").then().statusCode(204);
        given().put("/api/v1/surveys/" + survey + "/retirement").then().statusCode(204);
    }

    @Test
    void closesWithItsCampaign() {
        String campaign = campaign("");
        put(campaign, KIOSK).statusCode(200);

        given().put(campaign + "/end").then().statusCode(204);

        given().get(campaign + "/open-survey").then().statusCode(404);
        put(campaign, KIOSK).statusCode(409).body("type", equalTo("/problems/campaign-ended"));
        assertThat(announced(campaign).getLast().openSurvey()).isNull();
    }

    @Test
    @TestSecurity(
            user = "bo",
            roles = "campaign-manager",
            attributes = @SecurityAttribute(key = "products", value = "mobile"))
    void limitedCallersOpenTheirOwnOnly() {
        put(campaign(", \"product\": \"mobile\""), KIOSK)
                .statusCode(200)
                .body("embedSnippet", org.hamcrest.Matchers.notNullValue());
        String foreign = UUID.randomUUID().toString();
        database.change(StoredCampaign.insert(foreign, Scene.survey(), "'broadband'"));

        put("/api/v1/campaigns/" + foreign, "*", KIOSK).statusCode(404);
        given().get("/api/v1/campaigns/" + foreign + "/open-survey").then().statusCode(404);
        given().delete("/api/v1/campaigns/" + foreign + "/open-survey").then().statusCode(404);
    }

    @Test
    @TestSecurity(
            user = "ana",
            roles = {"analyst", "agent", "intake"})
    void isForCampaignManagersOnly() {
        String any = "/api/v1/campaigns/0195516f-0000-7000-8000-00000000dead";
        put(any, "*", "{}").statusCode(403);
        given().get(any + "/open-survey").then().statusCode(403).body("link", nullValue());
        given().delete(any + "/open-survey").then().statusCode(403);
    }

    private List<CampaignAnnounced> announced(String campaign) {
        return database.dataAbout(id(campaign).toString()).stream()
                .map(this::read)
                .toList();
    }

    private CampaignAnnounced read(String data) {
        try {
            return json.readValue(data, CampaignAnnounced.class);
        } catch (JsonProcessingException e) {
            throw new AssertionError(data, e);
        }
    }

    private static UUID id(String campaign) {
        return UUID.fromString(campaign.substring(campaign.lastIndexOf('/') + 1));
    }

    private static String campaign(String more) {
        return given().contentType(ContentType.JSON)
                .body("{\"name\": \"Shop\", \"surveyId\": \"%s\", \"touchpoint\": \"shop\"%s}"
                        .formatted(Scene.publishedSurvey(), more))
                .post("/api/v1/campaigns")
                .then()
                .statusCode(201)
                .extract()
                .header("Location");
    }

    private static ValidatableResponse put(String campaign, String body) {
        return put(campaign, "*", body);
    }

    private static ValidatableResponse put(String campaign, String ifMatch, String body) {
        return given().contentType(ContentType.JSON)
                .header("If-Match", ifMatch)
                .body(body)
                .put(campaign + "/open-survey")
                .then();
    }
}
