package io.heard.survey.invitation;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
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
import java.util.ArrayList;
import java.util.List;
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
                .body("items[0].gates[0].value", equalTo("%s by phone about broadband".formatted(scene.touchpoint())))
                .body("items[0].invitation", nullValue());
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

        assertThat(invitationsOf("ann")).as("one now, one in a week, no third in the month").isEqualTo(2);
        assertThat(database.count(invitations("ann") + " and i.issued_at is not null"))
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
