package io.heard.feedback.webhook.delivery;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.heard.contracts.event.ResponseWithdrawn;
import io.heard.feedback.webhook.sending.HookAnswer;
import io.heard.testing.DocumentStoreResource;
import io.heard.testing.EventRecords;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.path.json.JsonPath;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** What may not be told any more is not. */
@QuarkusTest
@WithTestResource(DocumentStoreResource.class)
@TestSecurity(user = "ada", roles = "administrator")
class TakenBackTest extends DeliveryScene {

    @Test
    void nothingIsKeptOrToldOfSomebodyWhoWasForgotten() throws Exception {
        UUID hook = hook("/in");
        responses.receive(EventRecords.of(answered(1, null)));
        erased.mark(UUID.randomUUID(), List.of(invitation));
        assertThat(deliveries.remove(List.of(invitation))).isEqualTo(1);
        responses.receive(EventRecords.of(answered(2, null)));

        deliver(hook);

        assertThat(received).isEmpty();
        assertThat(log("webHookId=" + hook).getList("items")).isEmpty();
    }

    @Test
    void anAttemptThatEndedBetweenWritingAndLookingIsFinishedByTheNext() throws Exception {
        UUID hook = hook("/in");
        ConsumerRecord<String, byte[]> answer = EventRecords.of(answered(1, null));
        responses.receive(answer);
        erased.mark(UUID.randomUUID(), List.of(invitation));

        responses.receive(answer);
        deliver(hook);

        assertThat(received).isEmpty();
        assertThat(log("webHookId=" + hook).getList("items")).isEmpty();
    }

    @Test
    void whatACustomerTookBackIsNotToldAnyMoreButThatItWasIs() throws Exception {
        UUID hook = hook("/in");
        statuses.put("/in", 500);
        responses.receive(EventRecords.of(answered(1, null)));
        deliver(hook);
        responses.receive(EventRecords.of(answered(2, null)));
        ConsumerRecord<String, byte[]> withdrawal = withdrawn(3, ResponseWithdrawn.Reason.CUSTOMER, clock.instant());
        responses.receive(withdrawal);
        statuses.clear();
        received.clear();

        deliver(hook);

        assertThat(received)
                .extracting(request -> JsonPath.from(request.body()).getString("type"))
                .containsExactly("response.withdrawn");
        JsonPath dropped = log("state=DROPPED");
        assertThat(dropped.getList("items")).hasSize(2);
        String id = dropped.getString("items[0].id");
        given().get("/api/v1/web-hook-deliveries/" + id)
                .then()
                .statusCode(200)
                .body("body", org.hamcrest.Matchers.nullValue());
        given().post("/api/v1/web-hook-deliveries/" + id + "/replays")
                .then()
                .statusCode(409)
                .body("type", org.hamcrest.Matchers.equalTo("/problems/delivery-empty"));
        replay(hook, clock.instant().minusSeconds(3_600), clock.instant().plusSeconds(60), 1);
        responses.receive(EventRecords.of(answered(4, null, clock.instant().plusSeconds(1))));
        responses.receive(withdrawal);
        deliver(hook);
        assertThat(revisions(invitation))
                .as("answered again after it was taken back")
                .containsExactly(3, 3, 4);
    }

    @Test
    void whatWasToldAndTakenBackIsNotToldAgain() throws Exception {
        UUID hook = hook("/in");
        responses.receive(EventRecords.of(answered(1, null)));
        deliver(hook);
        String told = received.getFirst().id();
        responses.receive(withdrawn(2, ResponseWithdrawn.Reason.CUSTOMER, clock.instant()));
        deliver(hook);

        replay(hook, clock.instant().minusSeconds(3_600), clock.instant().plusSeconds(60), 1);
        given().post("/api/v1/web-hook-deliveries/" + told + "/replays").then().statusCode(409);
        deliver(hook);

        assertThat(revisions(invitation)).containsExactly(1, 2, 2);
        assertThat(deliveries.find(UUID.fromString(told)).orElseThrow().state()).isEqualTo(DeliveryState.DELIVERED);
    }

    @Test
    void whatIsUnderWayWhenItIsTakenBackIsNotTriedAgain() throws Exception {
        UUID hook = hook("/in");
        responses.receive(EventRecords.of(answered(1, null)));
        Delivery claimed = deliveries
                .claim(hook, 4, clock.instant(), config.lease())
                .claimed()
                .getFirst();
        responses.receive(withdrawn(2, ResponseWithdrawn.Reason.CUSTOMER, clock.instant()));
        assertThat(deliveries.find(claimed.id()).orElseThrow().state()).isEqualTo(DeliveryState.WAITING);

        Instant now = clock.instant();
        var timeout = new Delivery.Attempt(now, 1, null, HookAnswer.Problem.TIMEOUT, null);
        deliveries.failed(claimed, timeout, now, now.plusSeconds(5));

        assertThat(deliveries.find(claimed.id()).orElseThrow().state()).isEqualTo(DeliveryState.DROPPED);
        deliver(hook);
        assertThat(revisions(invitation)).containsExactly(2);
    }

    @Test
    void whatWasUnderWayWhenWeWereKilledAndIsTakenBackIsNotTriedAgain() throws Exception {
        UUID hook = hook("/in");
        responses.receive(EventRecords.of(answered(1, null)));
        deliveries.claim(hook, 4, clock.instant(), config.lease());
        responses.receive(withdrawn(2, ResponseWithdrawn.Reason.CUSTOMER, clock.instant()));

        ahead = config.lease().plusSeconds(1);
        deliver(hook);

        assertThat(revisions(invitation)).containsExactly(2);
        assertThat(log("state=DROPPED").getList("items")).hasSize(1);
    }

    @Test
    void nothingIsKeptOfWordsWhoseTimeIsOver() throws Exception {
        UUID hook = hook("/in");
        responses.receive(EventRecords.of(answered(1, null)));
        deliver(hook);
        String told = received.getFirst().id();
        responses.receive(withdrawn(2, ResponseWithdrawn.Reason.RETENTION, clock.instant()));
        deliver(hook);

        assertThat(revisions(invitation)).containsExactly(1, 2);
        Delivery kept = deliveries.find(UUID.fromString(told)).orElseThrow();
        assertThat(kept.body()).isEmpty();
        assertThat(kept.state()).isEqualTo(DeliveryState.DELIVERED);
        replay(hook, clock.instant().minusSeconds(3_600), clock.instant().plusSeconds(60), 1);
        deliver(hook);
        assertThat(revisions(invitation)).containsExactly(1, 2, 2);
    }
}
