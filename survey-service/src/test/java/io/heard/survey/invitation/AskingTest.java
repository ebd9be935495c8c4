package io.heard.survey.invitation;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.heard.contracts.event.InvitationIssued;
import io.heard.survey.Database;
import io.heard.survey.Scene;
import io.heard.survey.mail.MailServerResource;
import io.heard.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.SecurityAttribute;
import io.quarkus.test.security.TestSecurity;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who is asked, and what the ledger says about it. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(MailServerResource.class)
@TestSecurity(user = "ada", roles = "administrator")
class AskingTest {

    private static final String MINUTE = "[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2} UTC";

    private final Scene scene = new Scene();
    private final List<String> live = new ArrayList<>();

    @Inject
    Database database;

    @AfterEach
    void pause() {
        live.forEach(Scene::pause);
    }

    @Test
    void asksAndExplainsWhy() {
        String campaign = live("");
        String interaction = scene.report("ann");

        String invitation = Scene.decisions(interaction)
                .body("items.size()", equalTo(1))
                .body("items[0].campaignId", equalTo(campaign))
                .body("items[0].outcome", equalTo("INVITED"))
                .body("items[0].reason", nullValue())
                .body("items[0].gates.size()", equalTo(8))
                .body("items[0].gates.passed", everyItem(equalTo(true)))
                .body("items[0].invitation.status", equalTo("PLANNED"))
                .body("items[0].invitation.dueAt", notNullValue())
                .body("items[0].invitation.sentAt", nullValue())
                .extract()
                .path("items[0].invitation.id");
        assertThat(database.eventsAbout(invitation)).containsExactly(InvitationIssued.TYPE);
        assertThat(database.dataAbout(invitation).getFirst()).doesNotContain(scene.email("ann"), "Zoë");
    }

    @Test
    void decidesOnceHoweverOftenAnInteractionIsReported() {
        live("");
        String body = scene.interaction("ann");
        String interaction = Scene.post(body).statusCode(201).extract().path("id");
        Scene.post(body).statusCode(200);

        Scene.decisions(interaction).body("items.size()", equalTo(1));
        assertThat(invitationsOf("ann")).isEqualTo(1);
    }

    @Test
    void skipsAndExplainsWhyNot() {
        live(", \"channel\": \"chat\"");

        Scene.decisions(scene.report("ann"))
                .body("items[0].outcome", equalTo("SKIPPED"))
                .body("items[0].reason", equalTo("RULE"))
                .body("items[0].gates[0].passed", equalTo(false))
                .body("items[0].gates[0].value", equalTo("channel is phone, wanted: chat"))
                .body(
                        "items[0].explanation",
                        equalTo(
                                "Not asked: the campaign does not ask about interactions like this (channel is phone, wanted: chat)."))
                .body("items[0].invitation", nullValue());
    }

    @Test
    void quotesWhatTheRuleFailedOnUntilTheCustomerIsErased() {
        live(", \"audience\": {\"all\": [{\"field\": \"team\", \"op\": \"exists\"}, "
                + "{\"field\": \"attributes.plan\", \"op\": \"equals\", \"value\": \"gold\"}]}");
        String plan = scene.customer("plan");
        String interaction = Scene.post(scene.interaction("ann")
                        .replace("\"team\":", "\"attributes\": {\"plan\": \"" + plan + "\"}, \"team\":"))
                .statusCode(201)
                .extract()
                .path("id");
        String words = "attributes.plan is " + plan + ", wanted: gold";

        Scene.decisions(interaction)
                .body("items[0].reason", equalTo("RULE"))
                .body("items[0].gates[0].value", equalTo(words))
                .body(
                        "items[0].explanation",
                        equalTo("Not asked: the campaign does not ask about interactions like this (" + words + ")."));
        String respondent =
                database.text("select respondent_id::text from interaction where id = '" + interaction + "'");
        given().put("/api/v1/respondents/" + respondent + "/erasure").then().statusCode(202);

        Scene.decisions(interaction)
                .body("items[0].gates[0].value", equalTo("erased"))
                .body(
                        "items[0].explanation",
                        equalTo("Not asked: the campaign does not ask about interactions like this."));
        assertThat(database.tablesWith(plan)).isEmpty();
    }

    @Test
    void remembersCustomersWithoutAnAddressAndDoesNotAskThem() {
        live("");
        String body = scene.interaction("ann").replace("\"email\": \"" + scene.email("ann") + "\",", "");
        String interaction = Scene.post(body).statusCode(201).extract().path("id");

        Scene.decisions(interaction).body("items[0].reason", equalTo("ADDRESS"));
    }

    @Test
    void defersTheSecondQuestionToTheSameCustomer() {
        live("");
        scene.report("ann");

        Scene.decisions(scene.report("ann"))
                .body("items[0].outcome", equalTo("DEFERRED"))
                .body("items[0].reason", equalTo("CONTACT_CAP"))
                .body(
                        "items[0].explanation",
                        matchesPattern("Waits until " + MINUTE
                                + ": the customer is to be left alone for now, by the contact policy or by"
                                + " wish\\. Will be asked on " + MINUTE + " if everything still speaks for it then\\."))
                .body("items[0].invitation.gaveWayTo", nullValue())
                .body("items[0].invitation.status", equalTo("PLANNED"));
    }

    @Test
    void leavesCustomersAloneAcrossCampaigns() {
        live("");
        live("");

        Scene.decisions(scene.report("ann")).body("items.outcome.sort()", equalTo(List.of("DEFERRED", "INVITED")));
    }

    @Test
    void asksACustomerOnceHoweverManyInteractionsArriveAtTheSameMoment() throws Exception {
        live("");
        List<String> bodies =
                IntStream.range(0, 24).mapToObj(i -> scene.interaction("ann")).toList();
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (var answer : threads.invokeAll(bodies.stream()
                    .map(body ->
                            (Callable<Integer>) () -> Scene.post(body).extract().statusCode())
                    .toList())) {
                assertThat(answer.get()).isEqualTo(201);
            }
        }

        assertThat(invitationsOf("ann"))
                .as("one now, one in a week, no third in the month")
                .isEqualTo(2);
        assertThat(database.count(invitations("ann") + " and i.issued_at is not null"))
                .isEqualTo(1);
    }

    @Test
    void neverPlansMoreThanTheContactPolicyAllowsHoweverManyCampaignsAskAtOnce() throws Exception {
        for (int i = 0; i < 3; i++) {
            live(", \"quietPeriod\": \"PT0S\", \"maximumAge\": \"P90D\"");
        }
        List<String> bodies =
                IntStream.range(0, 12).mapToObj(i -> scene.interaction("ann")).toList();
        try (var threads = Executors.newFixedThreadPool(6)) {
            threads.invokeAll(bodies.stream()
                    .<Callable<Integer>>map(
                            body -> () -> Scene.post(body).extract().statusCode())
                    .toList());
        }

        assertThat(database.count("""
                select coalesce(max(together), 0) from (
                    select (select count(*) from invitation o
                            where o.respondent_id = i.respondent_id and o.status = 'PLANNED'
                              and o.due_at >= i.due_at and o.due_at < i.due_at + interval '30 days') as together
                    from invitation i join respondent r on r.id = i.respondent_id
                    where i.status = 'PLANNED' and r.customer_id = '%s') windows""".formatted(scene.customer("ann")))).isEqualTo(2);
    }

    @Test
    void decidesOncePerInteractionAndCampaignWhateverIsSentAgainAtTheSameTime() throws Exception {
        live("");
        live("");
        List<String> lines = IntStream.range(0, 60)
                .mapToObj(i -> scene.interaction("shared-" + i % 7))
                .toList();
        try (var threads = Executors.newFixedThreadPool(4)) {
            for (var batch : threads.invokeAll(IntStream.range(0, 8)
                    .<Callable<Integer>>mapToObj(seed -> () -> {
                        List<String> shuffled = new ArrayList<>(lines);
                        Collections.shuffle(shuffled, new Random(seed));
                        return Scene.post("[" + String.join(",", shuffled.subList(seed, 60)) + "]")
                                .extract()
                                .statusCode();
                    })
                    .toList())) {
                assertThat(batch.get()).isEqualTo(200);
            }
        }

        assertThat(database.count("""
                select count(*) from decision d join interaction x on x.id = d.interaction_id
                where x.touchpoint = '%s' and d.campaign_id in ('%s', '%s')""".formatted(scene.touchpoint(), live.get(0), live.get(1))))
                .isEqualTo(120);
        assertThat(database.count("""
                select count(*) from invitation i join interaction x on x.id = i.interaction_id
                join decision d on d.interaction_id = i.interaction_id and d.campaign_id = i.campaign_id
                where x.touchpoint = '%s' and d.outcome = 'SKIPPED'""".formatted(scene.touchpoint()))).isZero();
    }

    @Test
    void theMoreImportantCampaignGoesFirstAndTheOtherIsDeferred() {
        live(", \"priority\": 2, \"delay\": \"P2D\", \"maximumAge\": \"P60D\"");
        String first = scene.report("ann");
        Scene.decisions(first).body("items[0].outcome", equalTo("INVITED"));
        String planned = Scene.decisions(first).extract().path("items[0].invitation.dueAt");
        String winner = live(", \"priority\": 9");

        Scene.decisions(scene.report("ann"))
                .body(
                        "items.find { it.invitation != null && it.outcome == 'INVITED' }.invitation.dueAt",
                        notNullValue());
        String moved = Scene.decisions(first)
                .body(
                        "items[0].explanation",
                        matchesPattern("Gave way to another campaign that goes first\\. Will be asked on " + MINUTE
                                + " if everything still speaks for it then\\."))
                .body("items[0].invitation.gaveWayTo", equalTo(winner))
                .extract()
                .path("items[0].invitation.dueAt");
        assertThat(Instant.parse(moved)).isAfter(Instant.parse(planned));
        assertThat(database.count(
                        "select count(*) from missed_turns m join respondent r on r.id = m.respondent_id where r.customer_id = '"
                                + scene.customer("ann") + "'"))
                .isPositive();
    }

    @Test
    void saysWhichCampaignWentFirstWhenNoTimeIsLeftForTheOther() {
        live(", \"priority\": 2, \"delay\": \"P2D\", \"maximumAge\": \"P3D\"");
        String first = scene.report("ann");
        String winner = live(", \"priority\": 9");
        scene.report("ann");

        Scene.decisions(first)
                .body("items[0].outcome", equalTo("INVITED"))
                .body("items[0].invitation.status", equalTo("SUPPRESSED"))
                .body("items[0].invitation.gaveWayTo", equalTo(winner))
                .body(
                        "items[0].explanation",
                        equalTo(
                                "Not asked after all: it gave way to another campaign that goes first, and it would be too late"
                                        + " once the customer may be asked again."));
    }

    @Test
    void tellsACustomersHistoryInWords() {
        String campaign = live("");
        String first = scene.report("ann");
        String second = scene.report("ann");
        String respondent = database.text("select respondent_id::text from interaction where id = '" + first + "'");

        given().get("/api/v1/respondents/" + respondent + "/history")
                .then()
                .statusCode(200)
                .body("items.interactionId", equalTo(List.of(second, first)))
                .body("items[1].decisions[0].campaignId", equalTo(campaign))
                .body("items[1].decisions[0].explanation", containsString("Will be asked; the mail goes out on"))
                .body("items[0].decisions[0].explanation", containsString("Waits until"));
        String page = given().queryParam("pageSize", 1)
                .get("/api/v1/respondents/" + respondent + "/history")
                .then()
                .statusCode(200)
                .body("items.interactionId", equalTo(List.of(second)))
                .extract()
                .path("nextPageToken");
        given().queryParam("pageToken", page)
                .get("/api/v1/respondents/" + respondent + "/history")
                .then()
                .body("items.interactionId", equalTo(List.of(first)))
                .body("nextPageToken", nullValue());
        given().get("/api/v1/respondents/0195516f-0000-7000-8000-00000000dead/history")
                .then()
                .statusCode(404);
    }

    @Test
    void keepsWhenAnInteractionWentOnAfterAll() {
        String interaction = scene.report("ann");

        given().put("/api/v1/interactions/" + interaction + "/reopening").then().statusCode(204);
        given().put("/api/v1/interactions/" + interaction + "/reopening").then().statusCode(204);
        given().put("/api/v1/interactions/0195516f-0000-7000-8000-00000000dead/reopening")
                .then()
                .statusCode(404);
        assertThat(database.count("select count(*) from interaction where reopened_at is not null and id = '"
                        + interaction + "'"))
                .isEqualTo(1);
    }

    @Test
    void asksNobodyForACampaignThatIsPaused() {
        Scene.pause(live(""));

        Scene.decisions(scene.report("ann")).body("items.size()", equalTo(0));
    }

    @Test
    @TestSecurity(
            user = "bo",
            roles = "campaign-manager",
            attributes = @SecurityAttribute(key = "products", value = "mobile"))
    void hidesInteractionsOfOtherProducts() {
        String mobile = Scene.post(scene.interaction("ann").replace("broadband", "mobile"))
                .statusCode(201)
                .extract()
                .path("id");
        Scene.decisions(mobile);
        String id = java.util.UUID.randomUUID().toString();
        database.change("""
                insert into interaction (id, source, source_id, respondent_id, touchpoint, channel, product, opened_at, closed_at,
                    recorded_at, attributes)
                select '%s', 'other', '%s', respondent_id, touchpoint, channel, 'broadband', opened_at, closed_at, recorded_at, '{}'
                from interaction where id = '%s'""".formatted(id, id, mobile));

        given().get("/api/v1/interactions/" + id + "/decisions")
                .then()
                .statusCode(404)
                .contentType("application/problem+json");
    }

    @Test
    @TestSecurity(
            user = "helpdesk",
            roles = {"intake", "analyst", "agent"})
    void isForCampaignManagersOnly() {
        given().get("/api/v1/interactions/0195516f-0000-7000-8000-00000000dead/decisions")
                .then()
                .statusCode(403);
    }

    private String live(String more) {
        String campaign = scene.liveCampaign(more);
        live.add(campaign);
        return campaign;
    }

    private long invitationsOf(String name) {
        return database.count(invitations(name));
    }

    private String invitations(String name) {
        return "select count(*) from invitation i join respondent r on r.id = i.respondent_id where r.customer_id = '"
                + scene.customer(name) + "'";
    }
}
