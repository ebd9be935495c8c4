package io.heard.survey.sending;

import static io.restassured.RestAssured.given;
import static io.restassured.config.EncoderConfig.encoderConfig;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.heard.survey.Database;
import io.heard.survey.Scene;
import io.heard.survey.mail.MailServerResource;
import io.heard.survey.mail.SentMails;
import io.heard.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A campaign whose list of addresses is no good. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(MailServerResource.class)
@TestSecurity(user = "ada", roles = "administrator")
class DeadAddressesTest {

    @Inject
    InvitationSender sender;

    @Inject
    SendingBreaker breaker;

    @Inject
    Database database;

    @Test
    void pauseTheirCampaignAndNoOther() throws Exception {
        var bad = new Scene();
        String badCampaign = bad.liveCampaign("");
        report(bad, 60, "gone-");
        sender.sendDue();

        campaign(badCampaign).body("status", equalTo("PAUSED"));
        given().get("/api/v1/campaigns/" + badCampaign + "/audit")
                .then()
                .statusCode(200)
                .body("items[0].action", equalTo("PAUSED_FOR_DEAD_ADDRESSES"))
                .body("items[0].by.name", equalTo("Heard"));
        assertThat(breaker.view().failureShare()).isZero();

        var good = new Scene();
        String goodCampaign = good.liveCampaign("");
        good.report("ann");
        sender.sendDue();

        assertThat(SentMails.to(good.email("ann"))).hasSize(1);
        campaign(goodCampaign).body("status", equalTo("LIVE"));
        Scene.pause(goodCampaign);
    }

    @Test
    void areBorneWithWhenTheyAreFew() {
        var scene = new Scene();
        String campaign = scene.liveCampaign("");
        report(scene, 54, "here-");
        report(scene, 6, "gone-");
        sender.sendDue();

        campaign(campaign).body("status", equalTo("LIVE"));
        Scene.pause(campaign);
    }

    @Test
    void pauseAlsoWhenOthersTellOfThem() {
        var scene = new Scene();
        String campaign = scene.liveCampaign("");
        List<String> interactions = report(scene, 60, "moved-");
        sender.sendDue();

        // Ten are a fifth of the first fifty mails, whichever were sent first.
        interactions.stream().limit(10).forEach(DeadAddressesTest::bounce);
        campaign(campaign).body("status", equalTo("LIVE"));
        interactions.stream().skip(10).limit(3).forEach(DeadAddressesTest::bounce);
        campaign(campaign).body("status", equalTo("PAUSED"));

        given().put("/api/v1/campaigns/" + campaign + "/activation").then().statusCode(204);
        interactions.stream().skip(13).limit(10).forEach(DeadAddressesTest::bounce);
        campaign(campaign).body("status", equalTo("LIVE"));
        Scene.pause(campaign);
    }

    @Test
    void areStillTakenNoteOfWhenTheCampaignHasEnded() {
        var scene = new Scene();
        String campaign = scene.liveCampaign("");
        List<String> interactions = report(scene, 60, "late-");
        sender.sendDue();
        given().put("/api/v1/campaigns/" + campaign + "/end").then().statusCode(204);

        interactions.stream().limit(20).forEach(DeadAddressesTest::bounce);

        campaign(campaign).body("status", equalTo("ENDED"));
        assertThat(database.count("select count(*) from suppressed_address where address like 'late-%"
                        + scene.customer("") + "@%'"))
                .isEqualTo(20);
    }

    /** Answers the ids of the new interactions. */
    private static List<String> report(Scene scene, int customers, String name) {
        String lines = IntStream.range(0, customers)
                .mapToObj(i -> scene.interaction(name + i).replace("\n", ""))
                .collect(joining("\n"));
        return given().config(RestAssured.config()
                        .encoderConfig(encoderConfig()
                                .encodeContentTypeAs("application/x-ndjson", ContentType.TEXT)
                                .appendDefaultContentCharsetToContentTypeIfUndefined(false)))
                .contentType("application/x-ndjson")
                .body(lines.getBytes(UTF_8))
                .post("/api/v1/interactions")
                .then()
                .statusCode(200)
                .body("rejected", equalTo(0))
                .extract()
                .path("lines.id");
    }

    private static void bounce(String interaction) {
        String invitation = Scene.decisions(interaction).extract().path("items[0].invitation.id");
        given().contentType("application/json")
                .body("""
                        {"events": [{"id": "%s", "kind": "bounced", "status": "5.1.1", "messageId": "<inv-%s@example.org>"}]}""".formatted(invitation, invitation))
                .post("/api/v1/mail-events")
                .then()
                .statusCode(204);
    }

    private static ValidatableResponse campaign(String id) {
        return given().get("/api/v1/campaigns/" + id).then().statusCode(200);
    }
}
