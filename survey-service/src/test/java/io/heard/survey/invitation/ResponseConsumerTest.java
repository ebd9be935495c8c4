package io.heard.survey.invitation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.heard.contracts.event.InvitationSent;
import io.heard.contracts.event.ResponseOrigin;
import io.heard.contracts.event.ResponseRecorded;
import io.heard.contracts.event.ResponseWithdrawn;
import io.heard.contracts.event.Suspicion;
import io.heard.contracts.event.Topics;
import io.heard.messaging.MalformedEventException;
import io.heard.survey.Database;
import io.heard.survey.Scene;
import io.heard.survey.Times;
import io.heard.survey.mail.MailServerResource;
import io.heard.survey.mail.SentMails;
import io.heard.survey.sending.InvitationSender;
import io.heard.testing.EventRecords;
import io.heard.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import jakarta.inject.Inject;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(MailServerResource.class)
@TestSecurity(user = "ada", roles = "administrator")
class ResponseConsumerTest {

    private final Scene scene = new Scene();

    @Inject
    ResponseConsumer consumer;

    @Inject
    InvitationSender sender;

    @Inject
    Database database;

    private String campaign;

    @AfterEach
    void pause() {
        if (campaign != null) {
            Scene.pause(campaign);
        }
    }

    @Test
    void remembersTheFirstAnswerAndSendsNothingMore() throws Exception {
        campaign = scene.liveCampaign("");
        String interaction = scene.report("silent");
        sender.sendDue();
        String id = Scene.decisions(interaction).extract().path("items[0].invitation.id");
        ResponseRecorded response = response(UUID.fromString(id));
        consumer.receive(EventRecords.of(response));
        consumer.receive(EventRecords.of(response));
        // Who takes it back has been asked all the same.
        consumer.receive(EventRecords.of(new ResponseWithdrawn(
                response.invitationId(),
                2,
                response.campaignId(),
                response.product(),
                ResponseWithdrawn.Reason.CUSTOMER,
                response.answeredAt().plusSeconds(60))));
        database.change("update invitation set next_attempt_at = now() where id = '" + id + "'");
        sender.sendDue();

        assertThat(SentMails.to(scene.email("silent"))).hasSize(1);
        Scene.decisions(interaction)
                .body(
                        "items[0].invitation.answeredAt",
                        equalTo(response.answeredAt().toString()));
    }

    @Test
    void anAnswerEndsTheDoubtWhetherTheMailArrived() throws Exception {
        campaign = scene.liveCampaign("");
        String interaction = scene.report("doubt");
        sender.sendDue();
        String id = Scene.decisions(interaction).extract().path("items[0].invitation.id");
        database.change(
                "update invitation set status = 'UNKNOWN', doubtful = 2, sent_at = null where id = '" + id + "'");
        database.change("delete from outbox where subject = '" + id + "'");

        consumer.receive(EventRecords.of(response(UUID.fromString(id))));
        sender.sendDue();

        assertThat(SentMails.to(scene.email("doubt"))).hasSize(1);
        Scene.decisions(interaction).body("items[0].invitation.status", equalTo("SENT"));
        assertThat(database.eventsAbout(id)).containsExactly(InvitationSent.TYPE);
    }

    @Test
    void aProgramsAnswerIsNobodys() throws Exception {
        campaign = scene.liveCampaign("");
        String interaction = scene.report("scanned");
        sender.sendDue();
        String id = Scene.decisions(interaction).extract().path("items[0].invitation.id");

        consumer.receive(EventRecords.of(response(UUID.fromString(id), Suspicion.TOO_SOON)));

        Scene.decisions(interaction).body("items[0].invitation.answeredAt", nullValue());
    }

    @Test
    void takesAnswersToInvitationsItDoesNotKnow() {
        consumer.receive(EventRecords.of(response(UUID.randomUUID())));
    }

    @Test
    void refusesWhatIsNoResponse() {
        Assertions.assertThatThrownBy(() -> consumer.receive(
                        EventRecords.malformed(Topics.FEEDBACK_RESPONSES, ResponseRecorded.TYPE, "{\"revision\": 1}")))
                .isInstanceOf(MalformedEventException.class);
    }

    private static ResponseRecorded response(UUID invitation) {
        return response(invitation, null);
    }

    private static ResponseRecorded response(UUID invitation, @Nullable Suspicion suspicion) {
        return new ResponseRecorded(
                invitation,
                1,
                UUID.randomUUID(),
                UUID.randomUUID(),
                1,
                UUID.randomUUID(),
                UUID.randomUUID(),
                "support-call",
                "phone",
                "broadband",
                null,
                Times.minutesAgo(9),
                Times.minutesAgo(1).truncatedTo(ChronoUnit.SECONDS),
                "en",
                List.of(),
                ResponseOrigin.INVITED,
                suspicion);
    }
}
