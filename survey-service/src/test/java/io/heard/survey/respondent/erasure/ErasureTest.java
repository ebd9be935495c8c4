package io.heard.survey.respondent.erasure;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.heard.contracts.event.ErasureCompleted;
import io.heard.contracts.event.RespondentErased;
import io.heard.survey.Database;
import io.heard.survey.Scene;
import io.heard.survey.Times;
import io.heard.survey.mail.MailServerResource;
import io.heard.testing.EventRecords;
import io.heard.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What stays of a customer who is to be forgotten: enough not to ask again, and nothing that tells who it was. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(MailServerResource.class)
@TestSecurity(user = "ada", roles = "administrator")
class ErasureTest {

    private final Scene scene = new Scene();
    private final String canary = "canary-" + UUID.randomUUID();

    @Inject
    ErasureConsumer consumer;

    @Inject
    Database database;

    private String campaign;
    private String interaction;
    private String invitation;
    private UUID id;

    @BeforeEach
    void meet() {
        campaign = scene.liveCampaign("");
        interaction = report();
        invitation = Scene.decisions(interaction).extract().path("items[0].invitation.id");
        id = UUID.fromString(given().get("/api/v1/respondents?customerId=" + scene.customer("ann"))
                .then()
                .statusCode(200)
                .extract()
                .path("items[0].id"));
    }

    @AfterEach
    void pause() {
        Scene.pause(campaign);
    }

    @Test
    void nothingThatTellsWhoItWasStaysInAnyTable() {
        assertThat(tablesWith(scene.email("ann"))).contains("respondent");
        assertThat(tablesWith(canary)).contains("interaction");
        erase().statusCode(202).header("Location", containsString("/api/v1/respondents/" + id + "/erasure"));

        assertThat(tablesWith(scene.email("ann"))).isEmpty();
        assertThat(tablesWith(scene.customer("ann"))).isEmpty();
        assertThat(tablesWith(canary)).isEmpty();
        assertThat(tablesWith("Agent-" + scene.customer("ann"))).isEmpty();
    }

    @Test
    void withdrawsWhatWasPlanned() {
        erase();

        Scene.decisions(interaction)
                .body("items[0].invitation.status", equalTo("SUPPRESSED"))
                .body("items[0].invitation.reason", equalTo("ERASED"));
        assertThat(database.count("select count(*) from invitation where next_attempt_at is not null and id = '"
                        + invitation + "'"))
                .isZero();
    }

    @Test
    void tellsTheOtherServicesAndOnceMoreWhenItIsAskedAgain() {
        erase();
        erase().statusCode(202);

        assertThat(database.eventsAbout(id.toString()).stream().filter(RespondentErased.TYPE::equals))
                .hasSize(2);
        assertThat(database.dataAbout(id.toString()).getLast())
                .contains(invitation)
                .doesNotContain(scene.customer("ann"));
    }

    @Test
    void theReceiptCollectsWhatEachServiceRemoved() {
        erase().body("status", equalTo("PENDING"))
                .body("requestedBy", equalTo("ada"))
                .body("services.service", equalTo(List.of("survey-service", "feedback-service", "insights-service")))
                .body("services.status", equalTo(List.of("COMPLETED", "PENDING", "PENDING")))
                .body("services[0].removed.masterData", equalTo(1))
                .body("services[0].removed.interactions", equalTo(1))
                .body("services[0].removed.invitations", equalTo(1))
                .body("services[0].removed.optedOutAddresses", equalTo(0))
                .body("services[0].kept.addressHashes", equalTo(1));
        Instant now = Times.minutesAgo(0);
        consumer.receiveFromFeedback(
                EventRecords.of(new ErasureCompleted(id, "feedback", Map.of("responses", 2), now)));
        receipt().body("status", equalTo("PENDING"));
        consumer.receiveFromInsights(
                EventRecords.of(new ErasureCompleted(id, "insights", Map.of("verbatims", 3), now)));
        consumer.receiveFromInsights(
                EventRecords.of(new ErasureCompleted(id, "insights", Map.of("verbatims", 1), now.minusSeconds(60))));

        receipt()
                .body("status", equalTo("COMPLETED"))
                .body("services[1].removed.responses", equalTo(2))
                .body("services[2].removed.verbatims", equalTo(3));
    }

    @Test
    void whoeverIsReportedAnewStaysForgottenAndIsNotAsked() {
        erase();
        String again = report();

        Scene.decisions(again).body("items[0].outcome", equalTo("SKIPPED")).body("items[0].reason", equalTo("ADDRESS"));
        assertThat(tablesWith(scene.email("ann"))).isEmpty();
        assertThat(tablesWith(scene.customer("ann"))).isEmpty();
        assertThat(tablesWith(canary)).isEmpty();
        assertThat(database.count("select count(*) from interaction i where i.respondent_id = '" + id + "'"))
                .isEqualTo(1);
    }

    @Test
    void aForgottenAddressIsNotKeptForAnybodyElseEither() {
        erase();
        String other = scene.interaction("bo")
                .replace(scene.email("bo"), scene.email("ann").toUpperCase(Locale.ROOT));
        Scene.post(other).statusCode(201);

        assertThat(database.count("select count(*) from respondent where email is null and customer_id = '"
                        + scene.customer("bo") + "'"))
                .isEqualTo(1);
    }

    @Test
    void whoSharesTheAddressKeepsItAndIsNotAsked() {
        Scene.post(scene.interaction("bo").replace(scene.email("bo"), scene.email("ann")))
                .statusCode(201);
        erase();

        given().get("/api/v1/respondents?customerId=" + scene.customer("bo"))
                .then()
                .body("items[0].person.email", equalTo(scene.email("ann")))
                .body("items[0].standing.optedOut", equalTo(true));
    }

    @Test
    void answersOfServicesAboutStrangersAreNotKept() {
        consumer.receiveFromFeedback(
                EventRecords.of(new ErasureCompleted(UUID.randomUUID(), "feedback", Map.of(), Times.minutesAgo(0))));

        given().get("/api/v1/respondents/" + UUID.randomUUID() + "/erasure")
                .then()
                .statusCode(404);
        given().put("/api/v1/respondents/" + UUID.randomUUID() + "/erasure")
                .then()
                .statusCode(404);
    }

    @Test
    @TestSecurity(user = "cam", roles = "campaign-manager")
    void isForAdministratorsOnly() {
        given().put("/api/v1/respondents/" + id + "/erasure").then().statusCode(403);
    }

    private String report() {
        return Scene.post(scene.interaction("ann")
                        .replace(
                                "\"team\":",
                                "\"agent\": \"Agent-" + scene.customer("ann") + "\", \"attributes\": {\"note\": \""
                                        + canary + "\"}, \"team\":"))
                .statusCode(201)
                .extract()
                .path("id");
    }

    private ValidatableResponse erase() {
        return given().put("/api/v1/respondents/" + id + "/erasure").then();
    }

    private ValidatableResponse receipt() {
        return given().get("/api/v1/respondents/" + id + "/erasure").then().statusCode(200);
    }

    /** Tables that hold a text about this scene's customers, whichever column it stands in; events wait only to be sent. */
    private List<String> tablesWith(String text) {
        return database.tablesWith(text).stream()
                .filter(table -> !table.equals("outbox"))
                .toList();
    }
}
