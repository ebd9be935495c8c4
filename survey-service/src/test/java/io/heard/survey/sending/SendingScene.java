package io.heard.survey.sending;

import io.heard.survey.Database;
import io.heard.survey.Scene;
import io.heard.survey.invitation.DueInvitation;
import io.heard.survey.mail.MailOutcome;
import io.heard.survey.respondent.Respondents;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A mail server, a database and one live campaign. The scheduler is off: the tests call the sender. */
abstract class SendingScene {

    final Scene scene = new Scene();

    @Inject
    Database database;

    @Inject
    EntityManager entityManager;

    @Inject
    Respondents respondents;

    @Inject
    InvitationSender sender;

    @Inject
    InvitationQueue queue;

    @Inject
    GroupCommit commits;

    @Inject
    Clock clock;

    String campaign;

    @BeforeEach
    void start() throws InterruptedException {
        sender.sendDue();
        campaign = scene.liveCampaign("");
    }

    @AfterEach
    void pause() {
        Scene.pause(campaign);
        database.change("drop trigger if exists hiccup on invitation");
    }

    boolean begin(DueInvitation due) {
        return commits.exchange(Optional.empty(), Optional.of(due));
    }

    void keep(DueInvitation due, MailOutcome outcome) {
        commits.exchange(Optional.of(new SentMail(due, outcome, clock.instant())), Optional.empty());
    }

    DueInvitation claim() {
        return queue.claim(20).sendable().stream()
                .filter(due -> due.campaign().id().toString().equals(campaign))
                .findFirst()
                .orElseThrow();
    }

    void optOut(String name) {
        UUID id = QuarkusTransaction.requiringNew()
                .call(() -> entityManager
                        .createQuery("select id from Respondent where customerId = :customer", UUID.class)
                        .setParameter("customer", scene.customer(name))
                        .getSingleResult());
        QuarkusTransaction.requiringNew().run(() -> respondents.optOut(id));
    }

    static String of(String interaction) {
        return " where interaction_id = '" + interaction + "'";
    }

    static ValidatableResponse invitation(String interaction) {
        return Scene.decisions(interaction);
    }
}
