package io.heard.survey.invitation;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.heard.survey.Database;
import io.heard.survey.Scene;
import io.heard.survey.Times;
import io.heard.testing.PostgresResource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Live campaigns before their start and after their end: they ask nobody and are in nobody's way. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@TestSecurity(user = "ada", roles = "administrator")
class CampaignPeriodTest {

    enum Closed {
        NOT_STARTED,
        OVER;

        String period() {
            return switch (this) {
                case NOT_STARTED -> startsAt(inDays(1));
                case OVER -> endsAt(inDays(-1));
            };
        }
    }

    private final Scene scene = new Scene();
    private final List<String> live = new ArrayList<>();

    @Inject
    SecondLook secondLook;

    @Inject
    Database database;

    @AfterEach
    void pause() {
        live.forEach(Scene::pause);
    }

    @ParameterizedTest
    @EnumSource
    void aloneItAsksNobodyAndTheLedgerSaysWhy(Closed closed) {
        live(closed.period());

        Scene.decisions(scene.report("ann"))
                .body("items.size()", equalTo(1))
                .body("items[0].outcome", equalTo("SKIPPED"))
                .body("items[0].reason", equalTo("PERIOD"))
                .body("items[0].explanation", equalTo("Not asked: the campaign did not run then."))
                .body("items[0].invitation", nullValue());
    }

    @ParameterizedTest
    @EnumSource
    void besideAnotherItLeavesTheTurnToThatOne(Closed closed) {
        String silent = live(closed.period() + ", \"priority\": 9");
        String asking = live(", \"priority\": 1");

        Scene.decisions(scene.report("ann"))
                .body("items.size()", equalTo(2))
                .body("items.find { it.campaignId == '" + silent + "' }.reason", equalTo("PERIOD"))
                .body("items.find { it.campaignId == '" + asking + "' }.outcome", equalTo("INVITED"));
    }

    @Test
    void aCampaignThatEndsBeforeItsMailCouldArriveDoesNotAsk() {
        live(", \"delay\": \"P2D\"" + endsAt(inDays(1)));

        Scene.decisions(scene.report("ann"))
                .body("items[0].outcome", equalTo("SKIPPED"))
                .body("items[0].reason", equalTo("PERIOD"));
    }

    @Test
    void whatWasPlannedForAfterItsEndIsNotSentAndInNobodysWay() {
        String ending = live(", \"delay\": \"P2D\", \"priority\": 9");
        String planned = scene.report("ann");
        change(ending, ", \"delay\": \"P2D\", \"priority\": 9" + endsAt(Times.minutesAgo(1)));
        String asking = live(", \"priority\": 1");

        Scene.decisions(scene.report("ann"))
                .body("items.find { it.campaignId == '" + ending + "' }.reason", equalTo("PERIOD"))
                .body("items.find { it.campaignId == '" + asking + "' }.outcome", equalTo("INVITED"));
        assertThat(look(planned)).isEmpty();
        Scene.decisions(planned)
                .body("items[0].invitation.status", equalTo("SUPPRESSED"))
                .body("items[0].invitation.reason", equalTo("PERIOD"))
                .body("items[0].explanation", equalTo("Not asked after all: the campaign did not run then."));
    }

    private List<UUID> look(String interaction) {
        UUID id = UUID.fromString(
                database.text("select id::text from invitation where interaction_id = '" + interaction + "'"));
        return QuarkusTransaction.requiringNew()
                .call(() -> secondLook.lookAgain(List.of(id)).stream()
                        .map(due -> due.invitation().id())
                        .toList());
    }

    private void change(String campaign, String more) {
        String survey =
                given().get("/api/v1/campaigns/" + campaign).then().extract().path("surveyId");
        given().contentType(ContentType.JSON)
                .header("If-Match", "*")
                .body("""
                        {"name": "A test", "surveyId": "%s", "touchpoint": "%s"%s}""".formatted(survey, scene.touchpoint(), more))
                .put("/api/v1/campaigns/" + campaign)
                .then()
                .statusCode(200);
    }

    private String live(String more) {
        String campaign = scene.liveCampaign(more);
        live.add(campaign);
        return campaign;
    }

    private static Instant inDays(int days) {
        return Times.minutesAgo(0).plus(Duration.ofDays(days));
    }

    private static String startsAt(Instant time) {
        return ", \"startsAt\": \"" + time + "\"";
    }

    private static String endsAt(Instant time) {
        return ", \"endsAt\": \"" + time + "\"";
    }
}
