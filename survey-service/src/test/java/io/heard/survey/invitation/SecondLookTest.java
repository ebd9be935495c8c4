package io.heard.survey.invitation;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.startsWith;

import io.heard.contracts.event.InvitationIssued;
import io.heard.survey.Database;
import io.heard.survey.Scene;
import io.heard.testing.PostgresResource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Everything that may have changed between the decision and the mail. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@TestSecurity(user = "ada", roles = "administrator")
class SecondLookTest {

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

    @Test
    void keepsWhatEveryGateSaidWhenItWasSent() {
        live("");
        String interaction = scene.report("ann");

        assertThat(look(interaction)).hasSize(1);

        Scene.decisions(interaction)
                .body("items[0].invitation.secondLook.gates.gate", hasItem("CONTACT_CAP"))
                .body("items[0].invitation.secondLook.gates.findAll { !it.passed }.size()", equalTo(0));
    }

    @Test
    void asksNobodyHowSomethingEndedThatWentOn() {
        live("");
        String interaction = scene.report("ann");
        given().put("/api/v1/interactions/" + interaction + "/reopening").then().statusCode(204);

        assertThat(look(interaction)).isEmpty();

        Scene.decisions(interaction)
                .body("items[0].invitation.status", equalTo("SUPPRESSED"))
                .body("items[0].invitation.reason", equalTo("REOPENED"))
                .body("items[0].explanation", equalTo("Not asked after all: the interaction went on after all."));
    }

    @Test
    void noticesAWishThatCameMeanwhile() {
        live(", \"topic\": \"help\"");
        String interaction = scene.report("ann");
        database.change("insert into refused_topic values ('%s', 'help', now())".formatted(respondent(interaction)));

        assertThat(look(interaction)).isEmpty();

        Scene.decisions(interaction).body("items[0].invitation.reason", equalTo("OPT_OUT"));
    }

    @Test
    void waitsOnWhenAMailWasLaterThanPlanned() {
        live(", \"quietPeriod\": \"P7D\", \"maximumAge\": \"P60D\"");
        String first = scene.report("ann");
        String second = scene.report("ann");
        database.change("""
                update invitation set status = 'SENT', sent_at = now() - interval '3 days', next_attempt_at = null
                where interaction_id = '%s'""".formatted(first));
        database.change("update invitation set due_at = now() where interaction_id = '%s'".formatted(second));

        assertThat(look(second)).isEmpty();

        Scene.decisions(second)
                .body("items[0].invitation.status", equalTo("PLANNED"))
                .body("items[0].explanation", startsWith("Will be looked at again on"));
        assertThat(database.count("""
                select count(*) from invitation
                where interaction_id = '%s' and due_at between now() + interval '3 days 23 hours' and now() + interval '4 days'""".formatted(second))).isEqualTo(1);
    }

    @Test
    void tellsTheOthersOfADelayedInvitationOnlyWhenItsTimeHasCome() {
        live(", \"delay\": \"PT1H\"");
        String interaction = scene.report("ann");
        String invitation = Scene.decisions(interaction).extract().path("items[0].invitation.id");
        assertThat(database.eventsAbout(invitation)).isEmpty();
        database.change("update invitation set due_at = now() where id = '" + invitation + "'");

        assertThat(look(interaction)).hasSize(1);

        assertThat(database.eventsAbout(invitation)).containsExactly(InvitationIssued.TYPE);
    }

    @Test
    void keepsTheDaysBudget() {
        live(", \"dailyBudget\": 1");
        String ann = scene.report("ann");
        String bob = scene.report("bob");

        assertThat(look(ann, bob)).hasSize(1);

        List<String> reasons = new ArrayList<>();
        for (String interaction : List.of(ann, bob)) {
            reasons.addAll(Scene.decisions(interaction)
                    .extract()
                    .path("items[0].invitation.secondLook.gates.findAll { !it.passed }.gate"));
        }
        assertThat(reasons).containsExactly("BUDGET");
    }

    @Test
    void whatAPausedCampaignHasPlannedIsInNobodysWay() {
        String paused = scene.liveCampaign(", \"delay\": \"P2D\"");
        scene.report("ann");
        Scene.pause(paused);
        live("");

        Scene.decisions(scene.report("ann")).body("items[0].outcome", equalTo("INVITED"));
    }

    @Test
    void countsAMailOfTheDayOnceHoweverOftenItIsClaimed() {
        live(", \"dailyBudget\": 2");
        String ann = scene.report("ann");

        assertThat(look(ann)).hasSize(1);
        assertThat(look(ann)).hasSize(1);

        assertThat(database.count("select mails from campaign_day where campaign_id = '" + live.getFirst() + "'"))
                .isEqualTo(1);
    }

    @Test
    void forgetsWhatACampaignMissedOnceItAsks() {
        live("");
        String ann = scene.report("ann");
        database.change("""
                insert into missed_turns values ('%s', '%s', now(), now(), 3, 4)""".formatted(respondent(ann), live.getFirst()));

        assertThat(look(ann)).hasSize(1);

        assertThat(database.count("select count(*) from missed_turns where respondent_id = '" + respondent(ann) + "'"))
                .isZero();
    }

    @Test
    void twoThatComeUpTogetherDoNotBothGoOut() {
        live(", \"quietPeriod\": \"P7D\", \"maximumAge\": \"P60D\", \"delay\": \"PT1H\"");
        String first = scene.report("ann");
        String second = scene.report("ann");
        database.change(
                "update invitation set due_at = now() where interaction_id in ('%s', '%s')".formatted(first, second));

        assertThat(look(first, second)).hasSize(1);
    }

    private List<UUID> look(String... interactions) {
        List<UUID> ids = new ArrayList<>();
        for (String interaction : interactions) {
            ids.add(UUID.fromString(
                    database.text("select id::text from invitation where interaction_id = '" + interaction + "'")));
        }
        return QuarkusTransaction.requiringNew()
                .call(() -> secondLook.lookAgain(ids).stream()
                        .map(due -> due.invitation().id())
                        .toList());
    }

    private String respondent(String interaction) {
        return database.text("select respondent_id::text from interaction where id = '" + interaction + "'");
    }

    private void live(String more) {
        live.add(scene.liveCampaign(more));
    }
}
