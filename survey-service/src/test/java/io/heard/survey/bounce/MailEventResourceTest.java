package io.heard.survey.bounce;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

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
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(MailServerResource.class)
@TestSecurity(user = "ada", roles = "administrator")
class MailEventResourceTest {

    private static final String PATH = "/api/v1/mail-events";

    private final Scene scene = new Scene();

    @Inject
    Database database;

    private String campaign;

    @BeforeEach
    void start() {
        campaign = scene.liveCampaign(", \"delay\": \"PT2H\"");
    }

    @AfterEach
    void pause() {
        Scene.pause(campaign);
    }

    @Test
    void aMailboxThatDoesNotExistGetsNoMoreMail() {
        tell(event("e1", "bounced", "5.1.1", invitation("ann"))).statusCode(204);

        assertThat(suppression("ann")).isEqualTo("BOUNCED");
    }

    @Test
    void aComplaintEndsAllMailsAndOutranksABounce() {
        String invitation = invitation("ann");
        tell(event("e1", "bounced", "5.1.1", invitation)).statusCode(204);
        tell(event("e2", "complained", "", invitation)).statusCode(204);
        tell(event("e3", "bounced", "5.1.1", invitation)).statusCode(204);

        assertThat(suppression("ann")).isEqualTo("COMPLAINED");
    }

    @Test
    void blamesTheAddressForNothingElse() {
        String invitation = invitation("ann");
        tell(event("e1", "bounced", "5.7.515", invitation)).statusCode(204);
        tell(event("e2", "bounced", "5.2.2", invitation)).statusCode(204);
        tell(event("e3", "bounced", "", invitation)).statusCode(204);
        tell(event("e4", "delivered", "", invitation)).statusCode(204);
        tell(event("e5", "delayed", "4.4.1", invitation)).statusCode(204);

        assertThat(suppression("ann")).isEmpty();
    }

    @Test
    void fiveMailsThatFailForNowCountLikeOneForGood() {
        for (int i = 0; i < 5; i++) {
            String invitation = invitation("ann" + i);
            // The same customer, whom five campaigns asked.
            database.change("update invitation set respondent_id = (select id from respondent where customer_id = '"
                    + scene.customer("ann0") + "') where id = '" + invitation + "'");
            tell(event("e" + i, "bounced", "4.4.7", invitation)).statusCode(204);
            // Told once more under another id: still one mail.
            tell(event("again" + i, "bounced", "4.4.7", invitation)).statusCode(204);
            assertThat(suppression("ann0")).isEqualTo(i == 4 ? "BOUNCED" : "");
        }
    }

    @Test
    void forgetsFailuresThatAreLongAgo() {
        for (int i = 0; i < 5; i++) {
            tell(event("e" + i, "bounced", "4.4.7", invitation("ann" + i))).statusCode(204);
            database.change("update invitation set respondent_id = (select id from respondent where customer_id = '"
                    + scene.customer("ann0") + "') where campaign_id = '" + campaign + "'");
            database.change("update mail_event set received_at = received_at - interval '31 days' where event_id = '"
                    + id("e" + i) + "'");
        }

        assertThat(suppression("ann0")).isEmpty();
    }

    @Test
    void takesAnEventOnce() {
        String invitation = invitation("ann");
        tell(event("e1", "delivered", "", invitation)).statusCode(204);
        tell(event("e1", "complained", "", invitation)).statusCode(204);

        assertThat(suppression("ann")).isEmpty();
        assertThat(database.count("select count(*) from mail_event where event_id = '" + id("e1") + "'"))
                .isEqualTo(1);
    }

    @Test
    void takesMailsItDoesNotKnowWithTheSameAnswer() {
        tell(event("e1", "bounced", "5.1.1", UUID.randomUUID().toString())).statusCode(204);
        tell("{\"events\": [{\"id\": \"" + id("e2") + "\", \"kind\": \"complained\", \"messageId\": \"<x@y.test>\"}]}")
                .statusCode(204);
    }

    @Test
    void explainsWhatIsWrong() {
        tell("{\"events\": [{\"kind\": \"bounced\"}, {\"id\": \"1\"}]}")
                .statusCode(400)
                .body("errors.field", hasItem("events[0].id"))
                .body("errors.field", hasItem("events[1].kind"));
        tell("{\"events\": []}").statusCode(400).body("errors.field", hasItem("events"));
    }

    @Test
    void takesAReportAsAMailServerSentIt() {
        given().contentType("message/rfc822")
                .body(bytes(Reports.delivery("failed", "5.1.1", "<inv-" + invitation("ann") + "@example.org>")))
                .post(PATH)
                .then()
                .statusCode(204);
        given().contentType("message/rfc822")
                .body(bytes("Subject: Out of office\r\n\r\nBack on Monday.\r\n"))
                .post(PATH)
                .then()
                .statusCode(400);

        assertThat(suppression("ann")).isEqualTo("BOUNCED");
    }

    @Test
    void anOptOutOrSuppressionStopsWhatIsPlanned() {
        String interaction = scene.report("ann");
        String invitation = Scene.decisions(interaction).extract().path("items[0].invitation.id");
        tell(event("e1", "complained", "", invitation)).statusCode(204);
        String later = scene.report("ann");

        Scene.decisions(later).body("items[0].outcome", equalTo("SKIPPED"));
    }

    private static ValidatableResponse tell(String body) {
        return given().contentType(ContentType.JSON).body(body).post(PATH).then();
    }

    private String event(String id, String kind, String status, String invitation) {
        return """
                {"events": [{"id": "%s", "kind": "%s", "status": "%s", "messageId": "<inv-%s@example.org>"}]}""".formatted(id(id), kind, status, invitation);
    }

    /** Events of other tests stay in the same database. */
    private String id(String id) {
        return id + "-" + scene.customer("");
    }

    private String invitation(String name) {
        String interaction = scene.report(name);
        return Scene.decisions(interaction).extract().path("items[0].invitation.id");
    }

    private String suppression(String name) {
        return database.count("select count(*) from suppressed_address where address = lower('" + scene.email(name)
                                + "')")
                        == 0
                ? ""
                : database.count(
                                        "select count(*) from suppressed_address where suppression = 'COMPLAINED' and address = lower('"
                                                + scene.email(name) + "')")
                                == 1
                        ? "COMPLAINED"
                        : "BOUNCED";
    }

    private static byte[] bytes(String report) {
        return report.getBytes(UTF_8);
    }
}
