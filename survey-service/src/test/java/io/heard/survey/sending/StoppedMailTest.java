package io.heard.survey.sending;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.heard.survey.Scene;
import io.heard.survey.invitation.DueInvitation;
import io.heard.survey.link.CustomerLinks;
import io.heard.survey.mail.MailOutcome;
import io.heard.survey.mail.MailServerResource;
import io.heard.survey.mail.SentMails;
import io.heard.survey.respondent.Suppression;
import io.heard.testing.PostgresResource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Mails that must not go out any more, however close they were to it. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(MailServerResource.class)
@TestSecurity(user = "ada", roles = "administrator")
class StoppedMailTest extends SendingScene {

    @Inject
    CustomerLinks links;

    @Test
    void neverMailsAfterOptingOut() throws Exception {
        String interaction = scene.report("ann");
        optOut("ann");
        sender.sendDue();

        assertThat(SentMails.to(scene.email("ann"))).isEmpty();
        invitation(interaction)
                .body("items[0].invitation.status", equalTo("SUPPRESSED"))
                .body("items[0].invitation.reason", equalTo("OPT_OUT"));
    }

    @Test
    void stopsAMailThatASenderHasClaimedAlready() {
        scene.report("ann");
        DueInvitation claimed = claim();
        optOut("ann");

        assertThat(begin(claimed)).isFalse();
    }

    @Test
    void optingOutWaitsForTheMailThatIsAtTheServer() throws Exception {
        scene.report("ann");
        DueInvitation claimed = claim();
        assertThat(begin(claimed)).isTrue();
        String link = links.optOut(claimed.invitation().id()).replace("https://feedback.example.org", "");
        try (var browser = Executors.newSingleThreadExecutor()) {
            var done = browser.submit(() -> given().contentType("application/x-www-form-urlencoded")
                    .body("List-Unsubscribe=One-Click")
                    .post(link)
                    .then()
                    .statusCode(200));
            await().until(() -> database.count(
                            "select count(*) from opted_out_address where address = '" + scene.email("ann") + "'")
                    == 1);
            assertThat(done.isDone()).isFalse();
            keep(claimed, new MailOutcome.Accepted());

            done.get(9, TimeUnit.SECONDS);
        }
    }

    @Test
    void anOptOutHoldsForTheAddressUnderEveryCustomerId() throws Exception {
        scene.report("ann");
        optOut("ann");
        String body = scene.interaction("ann2")
                .replace(scene.email("ann2"), scene.email("ann").toUpperCase(java.util.Locale.ROOT));
        String interaction = Scene.post(body).statusCode(201).extract().path("id");
        sender.sendDue();

        invitation(interaction)
                .body("items[0].outcome", equalTo("SKIPPED"))
                .body("items[0].reason", equalTo("OPT_OUT"));
    }

    @Test
    void anOptOutHoldsForAnAddressItsOwnerHasGivenUp() throws Exception {
        scene.report("ann");
        optOut("ann");
        Scene.post(scene.interaction("ann").replace(scene.email("ann"), scene.email("new")))
                .statusCode(201);
        for (String address : List.of(scene.email("ann"), scene.email("new"))) {
            String interaction = Scene.post(scene.interaction("bob").replace(scene.email("bob"), address))
                    .statusCode(201)
                    .extract()
                    .path("id");
            invitation(interaction).body("items[0].reason", equalTo("OPT_OUT"));
        }
        sender.sendDue();

        assertThat(SentMails.to(scene.email("ann"))).isEmpty();
        assertThat(SentMails.to(scene.email("new"))).isEmpty();
    }

    @Test
    void stopsAClaimedMailToAnAddressThatSomebodyElseOptedOutOf() {
        scene.report("ann");
        DueInvitation claimed = claim();
        Scene.post(scene.interaction("bob").replace(scene.email("bob"), scene.email("ann")))
                .statusCode(201);
        optOut("bob");
        Scene.post(scene.interaction("bob")).statusCode(201);

        assertThat(begin(claimed)).isFalse();
    }

    @Test
    void anAddressWhereNobodyIsGetsNoMoreMail() {
        scene.report("gone");
        sender.sendDue();

        assertThat(database.count(
                        "select count(*) from suppressed_address where suppression = 'BOUNCED' and address = '"
                                + scene.email("gone") + "'"))
                .isEqualTo(1);
    }

    @Test
    void aMailThatIsRefusedForOtherReasonsIsNotTheAddressesFault() {
        String interaction = scene.report("spam");
        sender.sendDue();

        invitation(interaction).body("items[0].invitation.status", equalTo("REFUSED"));
        assertThat(database.count(
                        "select count(*) from suppressed_address where address = '" + scene.email("spam") + "'"))
                .isZero();
    }

    @Test
    void stopsAClaimedMailToAnAddressThatIsSuppressedMeanwhile() {
        scene.report("ann");
        DueInvitation claimed = claim();
        QuarkusTransaction.requiringNew().run(() -> respondents.suppress(scene.email("ann"), Suppression.COMPLAINED));

        assertThat(begin(claimed)).isFalse();
    }
}
