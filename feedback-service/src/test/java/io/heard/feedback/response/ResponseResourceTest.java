package io.heard.feedback.response;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.heard.contracts.event.QuestionType;
import io.heard.feedback.Feedback;
import io.heard.feedback.invitation.Invitation;
import io.heard.feedback.survey.Survey;
import io.heard.testing.DocumentStoreResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.SecurityAttribute;
import io.quarkus.test.security.TestSecurity;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(DocumentStoreResource.class)
class ResponseResourceTest {

    private static final String RESPONSES = "/api/v1/responses";

    @Inject
    Feedback feedback;

    @Inject
    Responses responses;

    @Inject
    Clock clock;

    private final UUID campaignId = UUID.randomUUID();

    @Test
    @TestSecurity(user = "ana", roles = "analyst")
    void tellsWhatWasAnsweredAboutWhat() {
        Invitation invitation = answered("broadband");

        given().when()
                .get(RESPONSES + "/" + invitation.id())
                .then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .body("invitationId", equalTo(invitation.id().toString()))
                .body("revision", equalTo(1))
                .body("campaignId", equalTo(campaignId.toString()))
                .body("product", equalTo("broadband"))
                .body("touchpoint", equalTo("support-call"))
                .body(
                        "interactionClosedAt",
                        equalTo(invitation.interactionClosedAt().toString()))
                .body("answers[0].score", equalTo(4))
                .body("answers[0].text", nullValue())
                .body("answers[0].choices", nullValue())
                .body("answers[1].text", equalTo("Because"))
                .body("answers[2].choices", contains("speed"));
    }

    @Test
    @TestSecurity(user = "gus", roles = "agent")
    void goesThroughAListPageByPage() {
        List<String> expected = IntStream.range(0, 5)
                .mapToObj(i -> answered("broadband").id().toString())
                .toList();

        List<String> found = new ArrayList<>();
        String token = null;
        do {
            JsonPath page = (token == null ? given() : given().queryParam("pageToken", token))
                    .queryParam("campaignId", campaignId)
                    .queryParam("pageSize", 2)
                    .when()
                    .get(RESPONSES)
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            found.addAll(page.getList("items.invitationId"));
            token = page.getString("nextPageToken");
        } while (token != null);

        assertThat(found).containsExactlyElementsOf(expected);
    }

    @Test
    @TestSecurity(user = "ana", roles = "analyst")
    void narrowsAListToAProduct() {
        answered("mobile");
        Invitation broadband = answered("broadband");

        given().queryParam("campaignId", campaignId)
                .queryParam("product", "broadband")
                .when()
                .get(RESPONSES)
                .then()
                .body("items.invitationId", contains(broadband.id().toString()));
    }

    @Test
    @TestSecurity(user = "bo", roles = "analyst", attributes = @SecurityAttribute(key = "products", value = "mobile"))
    void hidesOtherProductsFromThoseWhoAreLimited() {
        Invitation broadband = answered("broadband");
        Invitation mobile = answered("mobile");

        when().get(RESPONSES + "/" + broadband.id()).then().statusCode(404);
        when().get(RESPONSES + "/" + mobile.id()).then().statusCode(200);
        given().queryParam("campaignId", campaignId)
                .when()
                .get(RESPONSES)
                .then()
                .body("items.invitationId", contains(mobile.id().toString()));
        given().queryParam("campaignId", campaignId)
                .queryParam("product", "broadband")
                .when()
                .get(RESPONSES)
                .then()
                .statusCode(200)
                .body("items", empty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?verbatims=original", "?verbatims=masked"})
    @TestSecurity(
            user = "gus",
            roles = {"agent", "analyst"})
    void hidesWhatWasTakenBack(String parameter) {
        Invitation invitation = answered("broadband");
        String response = RESPONSES + "/" + invitation.id() + parameter;
        when().get(response).then().statusCode(200);

        responses.withdraw(invitation.id(), clock.instant());

        when().get(response).then().statusCode(404).body("type", equalTo("/problems/response-not-found"));
    }

    @Test
    @TestSecurity(user = "ada", roles = "administrator")
    void showsAdministratorsWhatWasTakenBack() {
        Invitation invitation = answered("broadband");
        responses.withdraw(invitation.id(), clock.instant());

        when().get(RESPONSES + "/" + invitation.id() + "?verbatims=original")
                .then()
                .statusCode(200)
                .body("answers[1].text", equalTo("Because"));
    }

    @Test
    void asksForALogin() {
        when().get(RESPONSES).then().statusCode(401).contentType("application/problem+json");
        when().get(RESPONSES + "/" + UUID.randomUUID()).then().statusCode(401);
    }

    @Test
    @TestSecurity(user = "cam", roles = "campaign-manager")
    void letsNobodyElseRead() {
        when().get(RESPONSES).then().statusCode(403).contentType("application/problem+json");
        when().get(RESPONSES + "/" + answered("broadband").id()).then().statusCode(403);
    }

    @Test
    @TestSecurity(user = "ada", roles = "administrator")
    void knowsNoResponseBeforeThereIsOne() {
        when().get(RESPONSES + "/" + UUID.randomUUID())
                .then()
                .statusCode(404)
                .body("type", equalTo("/problems/response-not-found"));
        when().get(RESPONSES + "/x").then().statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pageSize=0",
                "pageSize=201",
                "pageSize=x",
                "pageSize=1e400",
                "pageToken=*",
                "pageToken=eA",
                "campaignId=x",
                "campaignId={\"$ne\":null}",
                "pageToken=LTE6eA",
                "from=yesterday",
                "from=2026-03-01",
                "to=+999999999-12-31T23:59:59Z",
                "scoreType=YES_NO",
                "scoreType=nps",
                "hasText=1",
                "origin=else",
                "suspected=maybe",
                "verbatims=all",
                "colour=red"
            })
    @TestSecurity(user = "ana", roles = "analyst")
    void refusesParametersThatBreakTheirRules(String parameter) {
        String[] pair = parameter.split("=", 2);

        given().queryParam(pair[0], pair[1])
                .when()
                .get(RESPONSES)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors", hasSize(1))
                .body("errors[0].field", equalTo(pair[0]));
    }

    private Invitation answered(String product) {
        Survey survey = feedback.survey(Feedback.EVERY_KIND);
        Invitation invitation = feedback.invitation(survey, campaignId, product, Duration.ofDays(14));
        List<Answer> answers = List.of(
                Answer.score("recommend", QuestionType.NPS, 4),
                Answer.text("why", QuestionType.LONG_TEXT, "Because"),
                Answer.choices("wishes", QuestionType.MULTI_CHOICE, List.of("speed")));
        responses.record(
                invitation, new Submission(UUID.randomUUID(), clock.instant(), "en", answers), new Credence.Believed());
        return invitation;
    }
}
