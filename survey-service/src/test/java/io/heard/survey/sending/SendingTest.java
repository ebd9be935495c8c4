package io.heard.survey.sending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.heard.contracts.event.InvitationIssued;
import io.heard.contracts.event.InvitationSent;
import io.heard.survey.Scene;
import io.heard.survey.mail.MailServerResource;
import io.heard.survey.mail.SentMails;
import io.heard.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When and what invitations that are due are sent. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(MailServerResource.class)
@TestSecurity(user = "ada", roles = "administrator")
class SendingTest extends SendingScene {

    @Test
    void mailsOnceAndTellsTheOtherServices() throws Exception {
        String interaction = scene.report("ann");
        sender.sendDue();
        sender.sendDue();

        assertThat(SentMails.to(scene.email("ann"))).hasSize(1);
        String id = invitation(interaction)
                .body("items[0].invitation.status", equalTo("SENT"))
                .body("items[0].invitation.sentAt", notNullValue())
                .extract()
                .path("items[0].invitation.id");
        assertThat(database.eventsAbout(id)).containsExactly(InvitationIssued.TYPE, InvitationSent.TYPE);
    }

    @Test
    void waitsUntilTheDelayIsOver() throws Exception {
        Scene.pause(campaign);
        campaign = scene.liveCampaign(", \"delay\": \"PT2H\"");
        String interaction = scene.report("ann");
        sender.sendDue();

        assertThat(SentMails.to(scene.email("ann"))).isEmpty();
        invitation(interaction).body("items[0].invitation.status", equalTo("PLANNED"));
    }

    @Test
    void aPausedCampaignKeepsItsInvitationsForLater() throws Exception {
        String interaction = scene.report("ann");
        Scene.pause(campaign);
        sender.sendDue();
        assertThat(SentMails.to(scene.email("ann"))).isEmpty();
        invitation(interaction).body("items[0].invitation.status", equalTo("PLANNED"));

        io.restassured.RestAssured.given().put("/api/v1/campaigns/" + campaign + "/activation");
        sender.sendDue();

        assertThat(SentMails.to(scene.email("ann"))).hasSize(1);
    }

    @Test
    void doesNotMailWhatCanNoLongerBeAnswered() throws Exception {
        String interaction = scene.report("ann");
        database.change("update invitation set expires_at = now() - interval '1 second'" + of(interaction));
        sender.sendDue();

        assertThat(SentMails.to(scene.email("ann"))).isEmpty();
        invitation(interaction)
                .body("items[0].invitation.status", equalTo("SUPPRESSED"))
                .body("items[0].invitation.reason", equalTo("EXPIRY"));
    }

    @Test
    void looksAgainWhenADeferredInvitationComesUp() throws Exception {
        String first = scene.report("ann");
        sender.sendDue();
        String second = scene.report("ann");
        String third = scene.report("ann");
        comesUp(second);
        sender.sendDue();
        // Still within the quiet period of the first: deferred again, not sent and not dropped.
        assertThat(SentMails.to(scene.email("ann"))).hasSize(1);
        invitation(second).body("items[0].invitation.status", equalTo("PLANNED"));

        database.change("update invitation set sent_at = sent_at - interval '31 days'" + of(first));
        comesUp(second);
        comesUp(third);
        sender.sendDue();

        // One of the two takes the free place; the other waits on.
        assertThat(SentMails.to(scene.email("ann"))).hasSize(2);
        String id = invitation(second).extract().path("items[0].invitation.id");
        String other = invitation(third).extract().path("items[0].invitation.id");
        assertThat(database.eventsAbout(id).size() + database.eventsAbout(other).size())
                .isEqualTo(2);
    }

    @Test
    void aNoForGoodIsFinal() throws Exception {
        String interaction = scene.report("gone");
        sender.sendDue();

        String id = invitation(interaction)
                .body("items[0].invitation.status", equalTo("REFUSED"))
                .body("items[0].invitation.reason", equalTo("reply-550"))
                .extract()
                .path("items[0].invitation.id");
        assertThat(database.eventsAbout(id)).containsExactly(InvitationIssued.TYPE);
        assertThat(database.count("select count(*) from invitation" + of(interaction) + " and next_attempt_at is null"))
                .isEqualTo(1);
    }

    @Test
    void aNotNowIsTriedAgainLater() throws Exception {
        String interaction = scene.report("busy");
        sender.sendDue();

        invitation(interaction)
                .body("items[0].invitation.status", equalTo("PLANNED"))
                .body("items[0].invitation.reason", equalTo("reply-451"));
        assertThat(database.count("select count(*) from invitation" + of(interaction)
                        + " and next_attempt_at > now() + interval '30 seconds'"))
                .isEqualTo(1);
    }

    @Test
    void remindsThoseWhoDoNotAnswerAndStopsAfterTheLast() throws Exception {
        Scene.pause(campaign);
        campaign = scene.liveCampaign(", \"reminders\": {\"count\": 2, \"spacing\": \"P3D\"}");
        String interaction = scene.report("ann");
        for (int i = 0; i < 4; i++) {
            sender.sendDue();
            reminderComesUp(interaction);
        }

        List<byte[]> mails = SentMails.to(scene.email("ann"));
        assertThat(mails).hasSize(3);
        String id = invitation(interaction)
                .body("items[0].invitation.status", equalTo("SENT"))
                .extract()
                .path("items[0].invitation.id");
        String first = "<inv-" + id + "@example.org>";
        assertThat(SentMails.parse(mails.get(1)).getMessageID()).isEqualTo("<inv-" + id + "-r1@example.org>");
        assertThat(SentMails.parse(mails.get(2)).getMessageID()).isEqualTo("<inv-" + id + "-r2@example.org>");
        assertThat(SentMails.parse(mails.get(1)).getSubject()).startsWith("A friendly reminder: ");
        assertThat(SentMails.parse(mails.get(1)).getHeader("In-Reply-To")).containsExactly(first);
        assertThat(SentMails.parse(mails.get(2)).getHeader("References")).containsExactly(first);
        assertThat(database.eventsAbout(id))
                .containsExactly(InvitationIssued.TYPE, InvitationSent.TYPE, InvitationSent.TYPE, InvitationSent.TYPE);
    }

    @Test
    void remindsNobodyWhoAnsweredOrOptedOut() throws Exception {
        Scene.pause(campaign);
        campaign = scene.liveCampaign(", \"reminders\": {\"count\": 1, \"spacing\": \"P3D\"}");
        String ann = scene.report("ann");
        String bob = scene.report("bob");
        sender.sendDue();
        database.change("update invitation set answered_at = now()" + of(ann));
        optOut("bob");
        reminderComesUp(ann);
        reminderComesUp(bob);
        sender.sendDue();

        assertThat(SentMails.to(scene.email("ann"))).hasSize(1);
        assertThat(SentMails.to(scene.email("bob"))).hasSize(1);
        invitation(ann).body("items[0].invitation.status", equalTo("SENT"));
        invitation(bob).body("items[0].invitation.status", equalTo("SENT"));
    }

    @Test
    void looksLikeThisOnTheWire() throws Exception {
        scene.report("ann");
        sender.sendDue();

        byte[] mail = SentMails.to(scene.email("ann")).getFirst();
        var message = SentMails.parse(mail);
        assertThat(message.getHeader("To", ", ")).contains("<" + scene.email("ann") + ">");
        assertThat(((jakarta.mail.internet.InternetAddress) message.getAllRecipients()[0]).getPersonal())
                .isEqualTo("Zoë, 😀");
        String unsubscribe = message.getHeader("List-Unsubscribe", null);
        assertThat(unsubscribe).matches("<https://feedback\\.example\\.org/u/[A-Za-z0-9_-]+>");
        String html = SentMails.html(mail);
        assertThat(html)
                .contains(
                        "Zoë, 😀",
                        "satisfied=5",
                        "satisfied=1",
                        "Very dissatisfied",
                        unsubscribe.substring(1, unsubscribe.length() - 1))
                .contains("How satisfied &lt;b&gt;are&lt;/b&gt; you?")
                .doesNotContain("<b>are</b>", "<img", "<script");
        assertThat(html.length()).isLessThan(60_000);
        assertThat(SentMails.text(mail))
                .contains("Hello Zoë, 😀", "5 - Very satisfied: https://feedback.example.org/s/");
        invitationPageLinksStartWith(html);
    }

    private static void invitationPageLinksStartWith(String html) {
        assertThat(html).containsPattern("href=\"https://feedback\\.example\\.org/s/[A-Za-z0-9_-]{79}\"");
        assertThat(html).containsPattern("href=\"https://feedback\\.example\\.org/s/[A-Za-z0-9_-]{79}\\?satisfied=3\"");
    }

    private void reminderComesUp(String interaction) {
        database.change("update invitation set next_attempt_at = now() - interval '1 second'" + of(interaction)
                + " and next_attempt_at is not null and status = 'SENT'");
    }

    private void comesUp(String interaction) {
        database.change("update invitation set next_attempt_at = now() - interval '1 second'" + of(interaction)
                + " and status = 'PLANNED'");
    }
}
