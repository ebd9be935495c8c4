package io.heard.survey.campaign;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A variant that customers were asked with stays what it is, and what is compared was asked side by side. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(MailServerResource.class)
@TestSecurity(user = "ada", roles = "administrator")
class CampaignVariantTest {

    private static final String CAMPAIGNS = "/api/v1/campaigns/";
    private static final String TWO =
            "'variants': [{'id': 'usual', 'share': 50}, {'id': 'friendly', 'share': 50, 'subject': 'Well?'}]";

    private final Scene scene = new Scene();

    @Inject
    Database database;

    /** All tests share a database, and a live campaign decides about everybody's interactions. */
    @AfterEach
    void pause() {
        database.change(
                "update campaign set status = 'PAUSED' where status = 'LIVE' and settings -> 'audience' ->> 'touchpoint' = '"
                        + scene.touchpoint() + "'");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "'variants': [{'id': 'usual', 'share': 50}, {'id': 'friendly', 'share': 50, 'subject': 'Hm?'}]|variants[1].subject",
                "'variants': [{'id': 'usual', 'share': 50}, {'id': 'friendly', 'share': 50}]|subject",
                "'variants': [{'id': 'usual', 'share': 50, 'subject': 'Hi!'}, {'id': 'new', 'share': 50}]|variants[0].subject",
                "'variants': [{'id': 'usual', 'share': 50, 'surveyVersion': 2}, {'id': 'new', 'share': 50}]|variants[0].surveyVersion",
                "'subject': 'Hi!', 'variants': [{'id': 'usual', 'share': 50}, {'id': 'new', 'share': 50}]|subject"
            })
    void refusesAnotherMeaningOfAVariantThatWasAskedWith(String changed, String field) {
        String id = scene.liveCampaign(json(TWO));
        String survey = survey(id);
        publishAnother(survey, "en");
        Scene.pause(id);

        edit(id, survey, changed)
                .statusCode(409)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/variant-fixed"))
                .body("errors.field", equalTo(List.of(field)));
        edit(id, survey, TWO).statusCode(200);
    }

    @Test
    void refusesAnotherSurveyForAVariantThatWasAskedWith() {
        String id = scene.liveCampaign(json(TWO));
        String other = Scene.publishedSurvey();

        edit(id, other, TWO).statusCode(409).body("errors.field", equalTo(List.of("surveyId", "surveyId")));
        edit(id, other, TWO.replace("usual", "usual-two").replace("friendly", "friendly-two"))
                .statusCode(200);
    }

    @Test
    void aDraftNobodyWasAskedWithMayChangeEverything() {
        String id = scene.campaign(json(TWO));
        edit(id, survey(id), TWO.replace("Well?", "Hm?")).statusCode(200);
    }

    @Test
    void aPublicationInTheMiddleIsKeptOutOfWhatIsCompared() {
        String id = scene.liveCampaign(json(TWO));
        scene.report("ann");
        publishAnother(survey(id), "en");
        scene.report("bea");
        given().put(CAMPAIGNS + id + "/activation").then().statusCode(204);
        scene.report("cy");

        assertThat(versions(id)).isEqualTo("1");
        given().get(CAMPAIGNS + id + "/variants")
                .then()
                .body("items.surveyVersion", equalTo(List.of(1, 1)))
                .body("items[1].subject", equalTo("Well?"));
        edit(id, survey(id), TWO.replace("usual", "usual-two").replace("friendly", "friendly-two"))
                .statusCode(200);
        scene.report("dee");
        assertThat(versions(id)).isEqualTo("1,2");
    }

    @Test
    void withoutVariantsAPublicationIsAskedAtOnce() {
        String id = scene.liveCampaign("");
        publishAnother(survey(id), "en");
        scene.report("ann");

        assertThat(versions(id)).isEqualTo("2");
    }

    @Test
    void changedSharesBeginANewRoundThatCountsFromZero() {
        String id = scene.liveCampaign(json(TWO));
        String survey = survey(id);
        for (int i = 0; i < 8; i++) {
            scene.report("early-" + i);
        }
        String since = results(id).extract().path("since");
        edit(id, survey, TWO).statusCode(200);
        results(id).body("since", equalTo(since));
        assertThat(invited(id)).isEqualTo(8);

        edit(id, survey, TWO.replaceFirst("50", "30").replaceFirst("50", "70")).statusCode(200);
        assertThat(invited(id)).isZero();
        scene.report("late");
        assertThat(invited(id)).isEqualTo(1);
    }

    @Test
    void aVariantThatIsGoneKeepsWhatItBroughtAndIsComparedWithNothing() {
        String id = scene.liveCampaign(json(TWO));
        for (int i = 0; i < 8; i++) {
            scene.report("customer-" + i);
        }
        int friendly = results(id).extract().path("items[1].invited");
        edit(id, survey(id), TWO.replace("friendly", "friendlier")).statusCode(200);

        results(id)
                .body("items.id", equalTo(List.of("usual", "friendlier", "friendly")))
                .body("items[1].difference", notNullValue())
                .body("items[2].share", nullValue())
                .body("items[2].subject", equalTo("Well?"))
                .body("items[2].invited", equalTo(friendly))
                .body("items[2].difference", nullValue());
    }

    @Test
    void nothingIsComparedBeforeTheStart() {
        String id = scene.campaign(json(TWO));
        results(id)
                .body("since", nullValue())
                .body("items.invited", equalTo(List.of(0, 0)))
                .body("items[1].difference", nullValue())
                .body("items[1].surveyVersion", nullValue());
    }

    @Test
    void versionsOfVariantsAreCompleteInTheLanguagesOfTheCampaign() {
        String survey = Scene.publishedSurvey();
        publishAnother(survey, "de");
        String variants =
                "'variants': [{'id': 'old', 'share': 50, 'surveyVersion': 1}, {'id': 'new', 'share': 50, 'surveyVersion': 2}]";
        given().contentType(ContentType.JSON)
                .body(draft(survey, "'languages': ['de'], " + variants))
                .post(CAMPAIGNS)
                .then()
                .statusCode(400)
                .body("errors.field", equalTo(List.of("variants[0].surveyVersion")))
                .body("errors[0].message", endsWith("missing: de"));
    }

    @Test
    void startsOnlyWhenEveryVariantIsCompleteInTheLanguagesOfTheCampaign() {
        String id = scene.liveCampaign(json(TWO));
        String survey = survey(id);
        publishAnother(survey, "de");
        Scene.pause(id);
        edit(id, survey, "'languages': ['de'], " + TWO).statusCode(200);

        given().put(CAMPAIGNS + id + "/activation")
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/language-missing"))
                .body("detail", endsWith("missing: de"));
        edit(id, survey, "'languages': ['de'], " + TWO.replace("usual", "u").replace("friendly", "f"))
                .statusCode(200);
        given().put(CAMPAIGNS + id + "/activation").then().statusCode(204);
    }

    private String versions(String campaign) {
        return database.text("select string_agg(distinct cast(survey_version as text), ',') from invitation"
                + " where campaign_id = '" + campaign + "'");
    }

    private static int invited(String campaign) {
        List<Integer> invited = results(campaign).extract().path("items.invited");
        return invited.stream().mapToInt(Integer::intValue).sum();
    }

    private static ValidatableResponse results(String campaign) {
        return given().get(CAMPAIGNS + campaign + "/variants").then().statusCode(200);
    }

    private static String survey(String campaign) {
        return given().get(CAMPAIGNS + campaign).path("surveyId");
    }

    private static void publishAnother(String survey, String language) {
        given().contentType(ContentType.JSON)
                .header("If-Match", "*")
                .body("""
                        {"title": "And now?", "language": "%s", "questions": [
                          {"id": "satisfied", "type": "CSAT", "text": "How satisfied are you now?"}]}""".formatted(language))
                .put("/api/v1/surveys/" + survey)
                .then()
                .statusCode(200);
        given().put("/api/v1/surveys/" + survey + "/publication").then().statusCode(200);
    }

    private ValidatableResponse edit(String campaign, String survey, String more) {
        return given().contentType(ContentType.JSON)
                .header("If-Match", "*")
                .body(draft(survey, more))
                .put(CAMPAIGNS + campaign)
                .then();
    }

    private String draft(String survey, String more) {
        return """
                {"name": "A test", "surveyId": "%s", "touchpoint": "%s"%s}""".formatted(survey, scene.touchpoint(), json(more));
    }

    private static String json(String more) {
        return ", " + more.replace('\'', '"');
    }
}
