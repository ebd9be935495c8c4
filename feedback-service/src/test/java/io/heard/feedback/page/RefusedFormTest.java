package io.heard.feedback.page;

import static io.heard.feedback.page.Browser.encoded;
import static io.heard.feedback.page.Browser.form;
import static io.heard.feedback.page.Browser.page;
import static io.heard.feedback.page.Browser.post;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.heard.feedback.Feedback;
import io.heard.feedback.invitation.Invitation;
import io.heard.feedback.response.Responses;
import io.heard.feedback.survey.Survey;
import io.heard.testing.DocumentStoreResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Forms that no page of ours would send. */
@QuarkusTest
@WithTestResource(DocumentStoreResource.class)
class RefusedFormTest {

    @Inject
    Feedback feedback;

    @Inject
    Responses responses;

    private Invitation invitation;
    private String link;

    @BeforeEach
    void invite() {
        invitation = feedback.invitation(feedback.survey(Feedback.EVERY_KIND));
        link = "/s/" + feedback.token(invitation);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "11",
                "-1",
                "2147483648",
                "9007199254740993",
                "1e400",
                "NaN",
                "Infinity",
                "-0",
                "00",
                "5.5",
                "5.0",
                "+5",
                " 5",
                "5 ",
                "true",
                "null",
                "[5]",
                "\"5\"",
                "٥",
                "５",
                "0x5",
                "{\"$where\":\"sleep(5000)\"}"
            })
    void refusesScoresThePageDoesNotOffer(String score) {
        Response answer = post(link, form("recommend=" + encoded(score) + "&why=Still+here"));

        answer.then().statusCode(400);
        assertThat(responses.find(invitation.id())).isEmpty();
        assertThat(page(answer).select("textarea[name=why]").text()).isEqualTo("Still here");
        assertThat(page(answer).select("#q1-complaint").text()).isEqualTo("Please choose from the answers shown here.");
    }

    @ParameterizedTest
    @CsvSource({
        "satisfied,0",
        "satisfied,6",
        "easy,8",
        "easy,0",
        "stars,6",
        "solved,yes",
        "solved,2",
        "channel,fax",
        "channel,phone&channel=chat",
        "wishes,speed&wishes=nothing",
        "wishes,speed&wishes=speed",
        "recommend,1&recommend=1"
    })
    void refusesChoicesThePageDoesNotOffer(String question, String value) {
        String rest = question.equals("recommend") ? "" : "recommend=5&";

        post(link, form(rest + question + "=" + value)).then().statusCode(400);

        assertThat(responses.find(invitation.id())).isEmpty();
    }

    @Test
    void pointsAtWhatIsMissing() {
        Response answer = post(link, form("why=No+score"));
        var page = page(answer);

        answer.then().statusCode(400);
        assertThat(page.title()).isEqualTo("Please check your answers: Your call with us");
        assertThat(page.select(".banner[role=alert] a[href=#q1]").text())
                .isEqualTo("How likely are you to recommend us?");
        assertThat(page.select("fieldset[aria-invalid=true]").attr("aria-describedby"))
                .isEqualTo("q1-complaint");
        assertThat(page.select("#q1-complaint").text()).isEqualTo("Please choose an answer.");
        assertThat(page.select("textarea[name=why]").text()).isEqualTo("No score");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "isAdmin=true",
                "status=approved",
                "q1[]=9",
                "recommend[$ne]=1",
                "answers.recommend=9",
                "_id=x",
                "revision=99",
                "Recommend=9",
                "=x",
                "%00=x"
            })
    void refusesFieldsThePageDoesNotHave(String field) {
        Response answer = post(link, form("recommend=5&why=Still+here&" + field));

        answer.then().statusCode(400);
        assertThat(responses.find(invitation.id())).isEmpty();
        assertThat(page(answer).select("textarea[name=why]").text()).isEqualTo("Still here");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "submissionId=", "submissionId=x", "submissionId=1-1-1-1-1", "submissionId=a&submissionId=b"
            })
    void refusesFormsOfNoPage(String submissionId) {
        Response answer = post(link, "recommend=5&" + submissionId);

        answer.then().statusCode(400);
        assertThat(responses.find(invitation.id())).isEmpty();
        assertThat(UUID.fromString(page(answer).select("[name=submissionId]").val()))
                .isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "text/xml", "application/json", "application/x-java-serialized-object"})
    void takesFormsOnly(String type) {
        given().contentType(type)
                .body("recommend=5".getBytes(UTF_8))
                .when()
                .post(link)
                .then()
                .statusCode(415);
        given().multiPart("recommend", "5").when().post(link).then().statusCode(415);

        assertThat(responses.find(invitation.id())).isEmpty();
    }

    @Test
    void saysKindlyThatABodyIsTooLarge() {
        Response answer = post(link, form("recommend=5&why=" + "x".repeat(270_000)));

        answer.then().statusCode(413);
        assertThat(page(answer).text()).contains("That was too much at once", "Please go back, shorten your text");
    }

    @Test
    void changesNothingForLinksThatOpenNothing() {
        Survey survey = feedback.survey(Feedback.EVERY_KIND);
        Invitation late = feedback.invitation(survey, UUID.randomUUID(), "broadband", Duration.ofSeconds(-1));
        Map<String, List<Document>> before = feedback.everything();

        post("/s/" + feedback.token(late), form("recommend=5")).then().statusCode(410);
        post("/s/x", form("recommend=5")).then().statusCode(404);
        post(link + ";x=1", form("recommend=5")).then().statusCode(404);

        assertThat(feedback.everything()).isEqualTo(before);
    }
}
