package io.heard.survey.history;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.heard.contracts.event.InteractionRecorded;
import io.heard.contracts.event.ResponseImported;
import io.heard.survey.Database;
import io.heard.survey.Scene;
import io.heard.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.SecurityAttribute;
import io.quarkus.test.security.TestSecurity;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@TestSecurity(user = "ada", roles = "administrator")
class HistoryResourceTest {

    private static final String HEADER =
            "source,id,touchpoint,channel,product,openedAt,closedAt,customer.id,customer.email,"
                    + "answeredAt,answer.satisfied,answer.why\n";

    private final Scene scene = new Scene();

    @Inject
    Database database;

    @Test
    void bringsInteractionsAndAnswersAlongOnceAndAsksNobody() {
        String campaign = scene.liveCampaign("");
        String file = HEADER + row("a", "2", "\"Slow, very slow\"");

        String id = upload(campaign, file)
                .statusCode(200)
                .body("recorded", equalTo(1))
                .extract()
                .path("lines[0].id");
        upload(campaign, file).statusCode(200).body("known", equalTo(1));
        Scene.pause(campaign);

        assertThat(database.eventsAbout(
                        database.text("select respondent_id::text from interaction where id = '" + id + "'")))
                .containsExactly(InteractionRecorded.TYPE);
        String invitation = database.text("select id::text from invitation where interaction_id = '" + id + "'");
        assertThat(database.eventsAbout(invitation)).containsExactly(ResponseImported.TYPE);
        assertThat(database.dataAbout(invitation).getFirst())
                .contains("\"score\":2", "Slow, very slow", "2024-03-02T08:00:00Z");
        assertThat(database.text("select status from invitation where id = '" + invitation + "'"))
                .isEqualTo("IMPORTED");
        Scene.decisions(id).body("items.size()", equalTo(0));
    }

    @Test
    void anAnonymousCampaignTakesNoAnswersThatSayWhoseTheyAre() {
        String campaign = scene.campaign(", \"anonymous\": true, \"product\": \"broadband\"");

        upload(campaign, HEADER + row("z", "2", "Slow")).statusCode(409);
    }

    @Test
    void bringsTheOwnWordsOfAnOtherAlongAndSaysWhereTheyBelongToNoChoice() {
        String campaign = campaignWithChoice();
        String header = HEADER.replace(
                "answer.satisfied,answer.why", "answer.reason,answer.reason.other,answer.satisfied.other");

        String id = upload(
                        campaign,
                        header
                                + row("i", "Something else", "\"The\tlift\nwas stuck\",x")
                                + row("j", "", "Noise,")
                                + row("k", "price", ",")
                                + row("l", "price", "Noise,")
                                + row("m", "else", "y".repeat(201) + ",")
                                + row("n", "nothing-of-these", "Noise,"))
                .statusCode(200)
                .body("ignoredColumns", equalTo(List.of("answer.satisfied.other")))
                .body(
                        "lines.status",
                        equalTo(List.of("RECORDED", "RECORDED", "RECORDED", "REJECTED", "REJECTED", "REJECTED")))
                .body("lines[3].errors.field", equalTo(List.of("answer.reason.other")))
                .body("lines[3].errors[0].message", containsString("which answer.reason does not choose"))
                .body("lines[4].errors.field", equalTo(List.of("answer.reason.other")))
                .body("lines[5].errors.field", equalTo(List.of("answer.reason")))
                .extract()
                .path("lines[0].id");

        assertThat(answersOf(id)).contains("\"text\":\"The lift was stuck\"", "\"choices\":[\"else\"]");
        String alone =
                database.text("select id::text from interaction where source_id = '" + scene.customer("j") + "'");
        assertThat(answersOf(alone)).contains("\"text\":\"Noise\"", "\"choices\":[\"else\"]");
    }

    @Test
    void leavesWhatIsKnownOfACustomerByNow() {
        String campaign = scene.campaign("");
        scene.report("ann");

        upload(campaign, HEADER + row("ann", "2", "").replace(scene.email("ann"), "long-ago@example.org"))
                .statusCode(200)
                .body("recorded", equalTo(1));

        assertThat(database.text("select email from respondent where customer_id = '" + scene.customer("ann") + "'"))
                .isEqualTo(scene.email("ann"));
    }

    @Test
    void namesWhatIsWrongRowByRow() {
        String campaign = scene.campaign("");

        upload(
                        campaign,
                        HEADER
                                + row("b", "9", "")
                                + row("c", "", "")
                                + row("d", "5", "fine").replace("2024-03-02", "2024-02-02")
                                + row("e", "5", "fine").replace("2024-03-02", "2199-02-02")
                                + row("f", "5", "fine"))
                .statusCode(200)
                .body("lines.status", equalTo(List.of("REJECTED", "REJECTED", "REJECTED", "REJECTED", "RECORDED")))
                .body("lines[0].errors.field", hasItem("answer.satisfied"))
                .body("lines[1].errors.message", hasItem("or another answer is required"))
                .body("lines[2].errors.field", hasItem("answeredAt"))
                .body("lines[3].errors.field", hasItem("answeredAt"));
        upload(campaign, HEADER.replace("answer.why", "answer.nobody-asked") + row("g", "5", "x"))
                .statusCode(200)
                .body("ignoredColumns", equalTo(List.of("answer.nobody-asked")));
    }

    @Test
    void needsQuestionsToHaveAnswers() {
        String campaign = given().contentType(ContentType.JSON)
                .body("""
                        {"name": "A test", "surveyId": "%s", "touchpoint": "x"}""".formatted(Scene.survey()))
                .post("/api/v1/campaigns")
                .then()
                .statusCode(201)
                .extract()
                .path("id");

        upload(campaign, HEADER + row("h", "5", "x")).statusCode(409);
    }

    @Test
    @TestSecurity(
            user = "bo",
            roles = "campaign-manager",
            attributes = @SecurityAttribute(key = "products", value = "mobile"))
    void isForCampaignsOfTheCallersProductsOnly() {
        upload("0195516f-0000-7000-8000-00000000dead", HEADER).statusCode(404);
    }

    @Test
    @TestSecurity(user = "helpdesk", roles = "intake")
    void isForCampaignManagersOnly() {
        upload("0195516f-0000-7000-8000-00000000dead", HEADER).statusCode(403);
    }

    private String answersOf(String interaction) {
        String invitation =
                database.text("select id::text from invitation where interaction_id = '" + interaction + "'");
        return database.dataAbout(invitation).getFirst();
    }

    private String campaignWithChoice() {
        String survey = given().contentType(ContentType.JSON)
                .body("""
                        {"title": "How was it?", "language": "en", "questions": [
                          {"id": "satisfied", "type": "CSAT", "text": "How satisfied are you?"},
                          {"id": "reason", "type": "SINGLE_CHOICE", "text": "What was it about?", "other": "else", "options": [
                            {"id": "price", "text": "The price"}, {"id": "else", "text": "Something else"}]}]}""")
                .post("/api/v1/surveys")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        given().put("/api/v1/surveys/" + survey + "/publication").then().statusCode(200);
        return given().contentType(ContentType.JSON)
                .body("""
                        {"name": "A test", "surveyId": "%s", "touchpoint": "%s"}""".formatted(survey, scene.touchpoint()))
                .post("/api/v1/campaigns")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private String row(String name, String score, String text) {
        return "crm,%1$s,%2$s,phone,broadband,2024-03-01T10:00:00Z,2024-03-01T10:20:00Z,%1$s,%3$s,2024-03-02T08:00:00Z,%4$s,%5$s\n"
                .formatted(scene.customer(name), scene.touchpoint(), scene.email(name), score, text);
    }

    private static ValidatableResponse upload(String campaign, String file) {
        return given().config(RestAssured.config()
                        .encoderConfig(EncoderConfig.encoderConfig()
                                .encodeContentTypeAs("text/csv", ContentType.TEXT)
                                .appendDefaultContentCharsetToContentTypeIfUndefined(false)))
                .contentType("text/csv")
                .body(file.getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/campaigns/" + campaign + "/history")
                .then();
    }
}
