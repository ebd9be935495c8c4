package io.heard.survey.sending;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.heard.survey.Database;
import io.heard.survey.Scene;
import io.heard.survey.mail.MailServerResource;
import io.heard.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

/** What a campaign still meant to send when it ended. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(MailServerResource.class)
@TestSecurity(user = "ada", roles = "administrator")
class EndedCampaignTest {

    private static final String SENT = """
            update invitation set step = 1, mails = 1, sent_at = now(), issued_at = now(), expires_at = now() + interval '9 days',
                next_attempt_at = now() + interval '%s', status = '%s', begun = %s
            where interaction_id = '%s'""";

    private final Scene scene = new Scene();

    @Inject
    InvitationQueue queue;

    @Inject
    Database database;

    @Test
    void isSettledBeforeItsTime() {
        String campaign = scene.liveCampaign(", \"delay\": \"P2D\"");
        String interaction = scene.report("ann");
        end(campaign);

        assertThat(queue.claim(500).sendable()).isEmpty();

        Scene.decisions(interaction)
                .body("items[0].invitation.status", equalTo("SUPPRESSED"))
                .body("items[0].invitation.reason", equalTo("ENDED"));
        assertThat(waiting(campaign)).isZero();
    }

    @Test
    void leavesSentWhatWaitedOnlyForAReminder() {
        String campaign = scene.liveCampaign(", \"reminders\": {\"count\": 1}");
        String interaction = scene.report("ann");
        database.change(SENT.formatted("3 days", "SENT", "false", interaction));
        end(campaign);

        queue.claim(500);

        Scene.decisions(interaction)
                .body("items[0].invitation.status", equalTo("SENT"))
                .body("items[0].invitation.reminders", equalTo(0));
        assertThat(waiting(campaign)).isZero();
    }

    @Test
    void waitsForTheMailThatIsAtTheMailServer() {
        String campaign = scene.liveCampaign(", \"reminders\": {\"count\": 1}");
        String interaction = scene.report("ann");
        database.change(SENT.formatted("5 minutes", "SENDING", "true", interaction));
        end(campaign);

        queue.claim(500);

        Scene.decisions(interaction).body("items[0].invitation.status", equalTo("SENDING"));
    }

    private static void end(String campaign) {
        given().put("/api/v1/campaigns/" + campaign + "/end").then().statusCode(204);
    }

    private long waiting(String campaign) {
        return database.count("select count(*) from invitation where campaign_id = '" + campaign
                + "' and next_attempt_at is not null");
    }
}
