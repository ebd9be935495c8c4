package io.heard.survey.sending;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasItems;

import io.heard.survey.Database;
import io.heard.survey.Scene;
import io.heard.survey.mail.MailServerResource;
import io.heard.survey.mail.SentMails;
import io.heard.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A mail speaks the customer's language and says what it is about. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(MailServerResource.class)
@TestSecurity(user = "ada", roles = "administrator")
class PipedMailTest {

    private static final String SURVEY = """
            {"title": "Wie war es?", "language": "de",
             "mail": {"subject": "Wie war es, {{first_name|zusammen}}?", "introduction": "Es ging um {{product}}."},
             "questions": [{"id": "satisfied", "type": "CSAT", "text": "Wie war {{product}} mit {{agent|uns}}?"}],
             "translations": [{"language": "en", "title": "How was it?",
               "mail": {"subject": "How was it, {{first_name|there}}?",
                        "introduction": "It was about {{product}}, with {{agent|our colleague}}."},
               "questions": [{"id": "satisfied", "text": "How was {{product}} with {{agent|us}}?"}]}]}""";

    private final Scene scene = new Scene();

    @Inject
    InvitationSender sender;

    @Inject
    Database database;

    @Test
    void saysTheAuthorsWordsInTheCustomersLanguage() throws Exception {
        String survey = given().contentType(ContentType.JSON)
                .body(SURVEY)
                .post("/api/v1/surveys")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        given().put("/api/v1/surveys/" + survey + "/publication").then().statusCode(200);
        String campaign = campaign(survey, "").statusCode(201).extract().path("id");
        given().put("/api/v1/campaigns/" + campaign + "/activation").then().statusCode(204);

        String interaction = Scene.post(
                        scene.interaction("ann").replace("\"team\": \"north\"", "\"agent\": \"Sam <b>\""))
                .statusCode(201)
                .extract()
                .path("id");
        sender.sendDue();
        Scene.pause(campaign);

        byte[] mail = SentMails.to(scene.email("ann")).getFirst();
        assertThat(SentMails.parse(mail).getSubject()).isEqualTo("How was it, Zoë, 😀?");
        assertThat(SentMails.text(mail)).contains("about \u2068broadband\u2069", "How was broadband with Sam <b>?");
        assertThat(SentMails.html(mail))
                .contains("How was broadband with Sam &lt;b&gt;?")
                .doesNotContain("{{", "Sam <b>");
        String invitation = Scene.decisions(interaction).extract().path("items[0].invitation.id");
        assertThat(database.dataAbout(invitation).getFirst()).contains("\"agent\":\"Sam <b>\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{{first_name}}, how was it?", "{{email|x}}", "{{answer.why|x}}", "{{product", "{{7*7}}"})
    void refusesSubjectsThatWouldBeSentWithHoles(String subject) {
        campaign(Scene.publishedSurvey(), ", \"subject\": \"" + subject + "\"")
                .statusCode(400)
                .body("errors.field", hasItems("subject"));
        campaign(
                        Scene.publishedSurvey(),
                        ", \"variants\": [{\"id\": \"a\", \"share\": 50}, {\"id\": \"b\", \"share\": 50, \"subject\": \""
                                + subject + "\"}]")
                .statusCode(400)
                .body("errors.field", hasItems("variants[1].subject"));
    }

    private ValidatableResponse campaign(String survey, String more) {
        return given().contentType(ContentType.JSON)
                .body("{\"name\": \"Piped\", \"surveyId\": \"%s\", \"touchpoint\": \"%s\"%s}"
                        .formatted(survey, scene.touchpoint(), more))
                .post("/api/v1/campaigns")
                .then();
    }
}
