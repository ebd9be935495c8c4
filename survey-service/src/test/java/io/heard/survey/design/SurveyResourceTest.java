package io.heard.survey.design;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;

import io.heard.contracts.event.SurveyPublished;
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
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(MailServerResource.class)
@TestSecurity(user = "cam", roles = "campaign-manager")
class SurveyResourceTest {

    private static final String SURVEYS = "/api/v1/surveys";

    @Inject
    Database database;

    @Test
    void keepsADraftUntilItIsPublished() {
        String location = locationOf(survey("A draft"));
        given().get(location)
                .then()
                .statusCode(200)
                .body("status", equalTo("DRAFT"))
                .body("publishedVersion", nullValue());

        publish(location).body("status", equalTo("PUBLISHED")).body("publishedVersion", equalTo(1));
    }

    @Test
    void publishesANewVersionOnlyWhenSomethingChanged() {
        String location = locationOf(survey("First words"));
        publish(location);
        publish(location).body("publishedVersion", equalTo(1));
        edit(location, "*", survey("Better words")).statusCode(200).body("unpublishedChanges", equalTo(true));
        publish(location).body("publishedVersion", equalTo(2)).body("unpublishedChanges", equalTo(false));

        String id = location.substring(location.lastIndexOf('/') + 1);
        assertThat(database.eventsAbout(id)).containsExactly(SurveyPublished.TYPE, SurveyPublished.TYPE);
        assertThat(database.dataAbout(id).getFirst()).contains("First words");
        assertThat(database.dataAbout(id).getLast()).contains("Better words", "\"version\":2");
    }

    @Test
    void namesEveryBrokenRuleAtOnce() {
        post("""
                {"title": " ", "language": "klingonisch!", "questions": [
                  {"id": "Not Kebab", "type": "NPS", "text": "x"},
                  {"id": "a", "type": "SINGLE_CHOICE", "text": "x", "options": [{"id": "one", "text": "One"}]},
                  {"id": "a", "type": "CSAT", "text": "", "options": [{"id": "one", "text": "One"}]},
                  {"id": "b", "text": "x"}]}""")
                .statusCode(400)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/invalid-request"))
                .body(
                        "errors.field",
                        hasItems(
                                "title",
                                "language",
                                "questions[0].id",
                                "questions[1].options",
                                "questions[2].id",
                                "questions[2].text",
                                "questions[2].options",
                                "questions[3].type"));
    }

    @Test
    void asksOneToThirtyQuestions() {
        String questions = IntStream.range(0, 31)
                .mapToObj(i -> "{\"id\": \"q" + i + "\", \"type\": \"YES_NO\", \"text\": \"x\"}")
                .collect(Collectors.joining(","));
        String tooMany = "{\"title\": \"t\", \"language\": \"en\", \"questions\": [" + questions + "]}";

        post(tooMany).statusCode(400).body("errors.field", hasItems("questions"));
        post("{\"title\": \"t\", \"language\": \"en\", \"questions\": []}")
                .statusCode(400)
                .body("errors.field", hasItems("questions"));
    }

    @Test
    void refusesMoreWordsThanAnEventCarries() {
        String body = surveyOfOptions("Ж".repeat(200));

        assertThat(body.getBytes(UTF_8)).hasSizeGreaterThan(240_000);
        post(body)
                .statusCode(400)
                .body("errors.field", hasItems("questions"))
                .body("errors[0].message", containsString("bytes"));
        String location = locationOf(surveyOfOptions("Ж"));
        edit(location, "*", body).statusCode(400).body("errors.field", hasItems("questions"));
    }

    @Test
    void refusesLanguageTagsThatNobodyElseWouldTake() {
        String longest = "en-" + "abcdefgh-".repeat(3) + "abcde";
        assertThat(longest).hasSize(35);

        post(survey("Long tag").replace("\"en\"", '"' + longest + '"')).statusCode(201);
        post(survey("Longer tag").replace("\"en\"", '"' + longest + 'f' + '"'))
                .statusCode(400)
                .body("errors.field", hasItems("language"));
    }

    private static String surveyOfOptions(String text) {
        String options = IntStream.range(0, 20)
                .mapToObj(i -> "{\"id\": \"o%d\", \"text\": \"%s\"}".formatted(i, text))
                .collect(Collectors.joining(","));
        String questions = IntStream.range(0, 30)
                .mapToObj(i -> "{\"id\": \"q%d\", \"type\": \"SINGLE_CHOICE\", \"text\": \"x\", \"options\": [%s]}"
                        .formatted(i, options))
                .collect(Collectors.joining(","));
        return "{\"title\": \"t\", \"language\": \"ru\", \"questions\": [" + questions + "]}";
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"titel\": \"x\"}|titel",
                "{\"title\": 5}|title",
                "{\"questions\": \"many\"}|questions",
                "{\"questions\": [{\"required\": \"yes\"}]}|questions[0].required",
                "{\"questions\": [{\"type\": \"STARS\"}]}|questions[0].type"
            })
    void namesTheFieldThatCannotBeRead(String body, String field) {
        post(body).statusCode(400).body("errors.field", hasItems(field));
    }

    @Test
    void refusesWhatIsNoJson() {
        post("{\"title\": ").statusCode(400).contentType("application/problem+json");
        post("").statusCode(400).contentType("application/problem+json");
        post("null").statusCode(400).contentType("application/problem+json");
        post("[]").statusCode(400).contentType("application/problem+json");
        given().contentType("text/plain").body("x").post(SURVEYS).then().statusCode(415);
    }

    @Test
    void letsOnlyThoseEditWhoHaveSeenTheLatest() {
        String location = locationOf(survey("Two authors"));
        String etag = given().get(location).header("ETag");

        edit(location, null, survey("Mine")).statusCode(428);
        edit(location, etag, survey("Mine")).statusCode(200).body("title", equalTo("Mine"));
        edit(location, etag, survey("Theirs")).statusCode(412).contentType("application/problem+json");
        given().get(location).then().body("title", equalTo("Mine"));
    }

    @Test
    void listsInPages() {
        post(survey("One of several")).statusCode(201);
        post(survey("Another one")).statusCode(201);
        String token = given().get(SURVEYS + "?pageSize=1")
                .then()
                .statusCode(200)
                .body("items.size()", equalTo(1))
                .extract()
                .path("nextPageToken");

        given().get(SURVEYS + "?pageSize=1&pageToken=" + token)
                .then()
                .statusCode(200)
                .body("items.size()", equalTo(1));
        given().get(SURVEYS + "?pageSize=0").then().statusCode(400).body("errors.field", hasItems("pageSize"));
        given().get(SURVEYS + "?pageToken=garbage").then().statusCode(400).body("errors.field", hasItems("pageToken"));
    }

    @Test
    void publishesInSeveralLanguages() {
        String location = locationOf(SurveyExamples.BRANCHING_DRAFT);
        given().get(location)
                .then()
                .statusCode(200)
                .body("translations[0].title", equalTo("Ihr Kontakt mit uns"))
                .body("questions[1].showIf.all[0].op", equalTo("atMost"))
                .body("questions[1].showIf.all[0].values", equalTo(List.of("3")));

        publish(location).body("publishedVersion", equalTo(1)).body("findings", equalTo(List.of()));

        String event = database.dataAbout(location.substring(location.lastIndexOf('/') + 1))
                .getFirst();
        assertThat(event).contains("Ihr Kontakt mit uns", "Es hat zu lange gedauert", "\"style\":\"FACES\"", "#1d5fae");
    }

    @Test
    void keepsBackWhatCustomersWouldStumbleOver() {
        String location = locationOf("""
                {"title": "Half translated", "language": "en", "questions": [
                  {"id": "score", "type": "CSAT", "text": "How was the ticket?"}],
                 "translations": [{"language": "de", "title": "Halb"}]}""");

        given().get(location + "/lint")
                .then()
                .statusCode(200)
                .body("errors", equalTo(1))
                .body("warnings", equalTo(1))
                .body("findings.rule", equalTo(List.of("UNTRANSLATED", "JARGON")))
                .body("findings.severity", equalTo(List.of("ERROR", "WARNING")));
        given().put(location + "/publication")
                .then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/survey-not-ready"))
                .body("errors.field", equalTo(List.of("translations[0].questions")))
                .body("errors[0].message", equalTo("The question score has no words in the language de."));
        given().get(location).then().body("status", equalTo("DRAFT"));

        edit(location, "*", """
                {"title": "In English only", "language": "en", "questions": [
                  {"id": "score", "type": "CSAT", "text": "How was the ticket?"}]}""").statusCode(200);
        publish(location).body("findings.rule", equalTo(List.of("JARGON")));
    }

    @Test
    void retiresAndBringsBack() {
        String location = locationOf(survey("Soon retired"));
        publish(location);

        given().put(location + "/retirement").then().statusCode(204);
        given().put(location + "/retirement").then().statusCode(204);

        given().get(location).then().body("status", equalTo("RETIRED")).body("publishedVersion", equalTo(1));
        given().put(location + "/publication").then().statusCode(409).body("type", equalTo("/problems/survey-retired"));
        edit(location, "*", survey("Changed")).statusCode(409);
        given().delete(location + "/retirement").then().statusCode(204);
        given().delete(location + "/retirement").then().statusCode(204);
        given().get(location).then().body("status", equalTo("PUBLISHED"));
        publish(location);
    }

    @Test
    void offersNoRetiredSurveyToCampaigns() {
        var scene = new Scene();
        String campaign = scene.liveCampaign("");
        String survey = given().get("/api/v1/campaigns/" + campaign).path("surveyId");

        given().put(SURVEYS + "/" + survey + "/retirement")
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/survey-in-use"));
        Scene.pause(campaign);
        given().put(SURVEYS + "/" + survey + "/retirement").then().statusCode(204);

        given().put("/api/v1/campaigns/" + campaign + "/activation")
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/survey-retired"));
        given().contentType(ContentType.JSON)
                .body("{\"name\": \"New\", \"surveyId\": \"%s\", \"touchpoint\": \"%s\"}"
                        .formatted(survey, scene.touchpoint()))
                .post("/api/v1/campaigns")
                .then()
                .statusCode(400)
                .body("errors.field", hasItems("surveyId"));
        given().delete(SURVEYS + "/" + survey + "/retirement").then().statusCode(204);
        given().put("/api/v1/campaigns/" + campaign + "/activation").then().statusCode(204);
        Scene.pause(campaign);
    }

    @Test
    void beginsWithATemplate() {
        given().get("/api/v1/survey-templates")
                .then()
                .statusCode(200)
                .body("items.id", hasItems("after-support", "relationship", "effort", "delivery"))
                .body("items[0].languages", equalTo(List.of("en", "de")));

        for (String query : List.of("template=after-support", "template=after-support&language=de")) {
            String location = given().contentType(ContentType.JSON)
                    .post(SURVEYS + "?" + query)
                    .then()
                    .statusCode(201)
                    .extract()
                    .header("Location");
            publish(location)
                    .body("language", equalTo(query.endsWith("de") ? "de" : "en"))
                    .body("findings", equalTo(List.of()));
        }
    }

    @Test
    void knowsOnlyItsOwnTemplates() {
        given().contentType(ContentType.JSON)
                .post(SURVEYS + "?template=nothing")
                .then()
                .statusCode(404);
        given().contentType(ContentType.JSON)
                .post(SURVEYS + "?template=effort&language=fr")
                .then()
                .statusCode(400)
                .body("errors.field", hasItems("language"));
        given().contentType(ContentType.JSON)
                .body(survey("Both"))
                .post(SURVEYS + "?template=effort")
                .then()
                .statusCode(400)
                .body("errors.field", hasItems("template"));
    }

    @Test
    void doesNotKnowOtherSurveys() {
        given().get(SURVEYS + "/0195516f-0000-7000-8000-00000000dead")
                .then()
                .statusCode(404)
                .body("type", equalTo("/problems/survey-not-found"));
        given().get(SURVEYS + "/garbage").then().statusCode(404);
        given().get(SURVEYS + "/0195516f-0000-7000-8000-00000000dead/lint")
                .then()
                .statusCode(404);
        given().put(SURVEYS + "/0195516f-0000-7000-8000-00000000dead/retirement")
                .then()
                .statusCode(404);
    }

    @Test
    @TestSecurity(
            user = "ana",
            roles = {"analyst", "agent", "intake"})
    void isForCampaignManagersOnly() {
        given().get(SURVEYS).then().statusCode(403).contentType("application/problem+json");
        given().get("/api/v1/survey-templates").then().statusCode(403);
        post(survey("Not mine")).statusCode(403);
        given().put(SURVEYS + "/0195516f-0000-7000-8000-00000000dead/publication")
                .then()
                .statusCode(403);
    }

    @Test
    @TestSecurity
    void isForNobodyWithoutAToken() {
        given().get(SURVEYS).then().statusCode(401).contentType("application/problem+json");
    }

    private static String locationOf(String body) {
        return post(body).statusCode(201).extract().header("Location");
    }

    private static ValidatableResponse post(String body) {
        return given().contentType(ContentType.JSON).body(body).post(SURVEYS).then();
    }

    private static ValidatableResponse edit(String location, String ifMatch, String body) {
        var request = given().contentType(ContentType.JSON).body(body);
        return (ifMatch == null ? request : request.header("If-Match", ifMatch))
                .put(location)
                .then();
    }

    private static ValidatableResponse publish(String location) {
        return given().put(location + "/publication").then().statusCode(200);
    }

    private static String survey(String title) {
        return """
                {"title": "%s", "language": "en", "questions": [
                  {"id": "satisfied", "type": "CSAT", "text": "How satisfied are you?", "required": true},
                  {"id": "topic", "type": "MULTI_CHOICE", "text": "About what?",
                   "options": [{"id": "price", "text": "Price"}, {"id": "speed", "text": "Speed"}]},
                  {"id": "why", "type": "LONG_TEXT", "text": "Why?"}]}""".formatted(title);
    }
}
