package io.heard.feedback.webhook.delivery;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.heard.feedback.webhook.WebHook;
import io.heard.testing.DocumentStoreResource;
import io.heard.testing.EventRecords;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What is done about receivers that do not answer as they should. */
@QuarkusTest
@WithTestResource(DocumentStoreResource.class)
@TestSecurity(user = "ada", roles = "administrator")
class RetryTest extends DeliveryScene {

    private static final Duration LONGER_THAN_ANY_PAUSE = Duration.ofHours(25);

    @Test
    void triesFor72HoursUnderOneIdAndThenSaysAloudThatItGaveUp() throws Exception {
        UUID hook = hook("/in");
        responses.receive(EventRecords.of(answered(1, null)));
        responses.receive(EventRecords.of(answered(2, null)));
        fails = request -> request.body().contains("\"revision\":1,");

        for (int i = 0; i <= RetrySchedule.DELAYS.size(); i++) {
            deliver(hook);
            ahead = ahead.plus(LONGER_THAN_ANY_PAUSE);
        }
        deliver(hook);

        assertThat(revisions(invitation))
                .hasSize(RetrySchedule.DELAYS.size() + 2)
                .endsWith(1, 2);
        assertThat(received.stream().filter(fails).map(Received::id).distinct()).hasSize(1);
        gauges.measure();
        assertThat(metrics.get("heard.web.hook.dead.letters").gauge().value()).isEqualTo(1);
        JsonPath dead = log("state=DEAD");
        assertThat(dead.getList("items")).hasSize(1);
        assertThat(dead.getInt("items[0].attempts[0].status")).isEqualTo(500);

        fails = request -> false;
        given().post("/api/v1/web-hook-deliveries/" + dead.getString("items[0].id") + "/replays")
                .then()
                .statusCode(202);
        deliver(hook);

        assertThat(revisions(invitation)).endsWith(1, 2, 1);
        assertThat(log("state=DEAD").getList("items")).isEmpty();
    }

    @Test
    void aReceiverThatIsGoneIsLeftAloneUntilSomebodySaysOtherwise() throws Exception {
        UUID hook = hook("/in");
        statuses.put("/in", 410);
        responses.receive(EventRecords.of(answered(1, null)));

        deliver(hook);
        deliver(hook);

        assertThat(received).hasSize(1);
        WebHook gone = hooks.find(hook).orElseThrow();
        assertThat(gone.active()).isFalse();
        assertThat(gone.goneSince()).isNotNull();
        gauges.measure();
        assertThat(metrics.get("heard.web.hook.gone").gauge().value()).isEqualTo(1);
        responses.receive(EventRecords.of(answered(2, null)));
        deliver(hook);
        relay.look();
        assertThat(received).as("it is left alone").hasSize(1);
        statuses.clear();
        given().contentType("application/json")
                .header("If-Match", "*")
                .body(draft("/in", Map.of()))
                .put("/api/v1/web-hooks/" + hook)
                .then()
                .statusCode(200);
        deliver(hook);
        assertThat(revisions(invitation)).as("with what happened meanwhile").containsExactly(1, 1, 2);
        assertThat(log("webHookId=" + hook).getList("items.state")).containsOnly("DELIVERED");
        gauges.measure();
        assertThat(metrics.get("heard.web.hook.gone").gauge().value()).isZero();
    }

    @Test
    void comesBackWhenTheReceiverAskedFor() throws Exception {
        UUID hook = hook("/in");
        statuses.put("/in", 429);
        retryAfter.put("/in", "600");
        responses.receive(EventRecords.of(answered(1, null)));
        deliver(hook);
        statuses.clear();

        ahead = Duration.ofSeconds(590);
        deliver(hook);
        assertThat(received).hasSize(1);
        ahead = Duration.ofSeconds(610);
        deliver(hook);
        assertThat(received).hasSize(2);
    }

    @Test
    void aChangedAddressIsAskedAtOnceWhateverTheOneBeforeAnswered() throws Exception {
        UUID hook = hook("/busy");
        HookDeliverer deliverer = deliverer();
        statuses.put("/busy", 503);
        retryAfter.put("/busy", "86400");
        responses.receive(EventRecords.of(answered(UUID.randomUUID(), 1, null)));
        deliverer.deliver(hook, () -> false);
        responses.receive(EventRecords.of(answered(UUID.randomUUID(), 1, null)));
        deliverer.deliver(hook, () -> false);
        assertThat(received).extracting(Received::path).containsExactly("/busy");

        given().contentType("application/json")
                .header("If-Match", "*")
                .body(draft("/in", Map.of()))
                .put("/api/v1/web-hooks/" + hook)
                .then()
                .statusCode(200);
        assertThat(deliverer.hasWork(hooks.find(hook).orElseThrow())).isTrue();
        deliverer.deliver(hook, () -> false);

        assertThat(received).extracting(Received::path).containsExactly("/busy", "/in");
    }

    @Test
    void whatWasUnderWayWhenWeWereKilledIsSentAgainUnderItsId() throws Exception {
        UUID hook = hook("/in");
        responses.receive(EventRecords.of(answered(1, null)));
        responses.receive(EventRecords.of(answered(2, null)));
        List<Delivery> lost =
                deliveries.claim(hook, 4, clock.instant(), config.lease()).claimed();
        assertThat(lost).hasSize(1);

        deliver(hook);
        assertThat(received).as("somebody else is at it").isEmpty();
        ahead = config.lease().plusSeconds(1);
        deliver(hook);

        assertThat(received).hasSize(2);
        assertThat(received.getFirst().id()).isEqualTo(lost.getFirst().id().toString());
        assertThat(revisions(invitation)).containsExactly(1, 2);
    }
}
