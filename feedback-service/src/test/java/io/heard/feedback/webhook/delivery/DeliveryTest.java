package io.heard.feedback.webhook.delivery;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.heard.contracts.event.CaseOpened;
import io.heard.contracts.event.QuestionType;
import io.heard.contracts.event.ResponseOrigin;
import io.heard.contracts.event.ResponseRecorded;
import io.heard.contracts.event.ResponseWithdrawn;
import io.heard.contracts.event.Suspicion;
import io.heard.testing.DocumentStoreResource;
import io.heard.testing.EventRecords;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** From an event on Kafka to a receiver: who is told what, and in which order. */
@QuarkusTest
@WithTestResource(DocumentStoreResource.class)
@TestSecurity(user = "ada", roles = "administrator")
class DeliveryTest extends DeliveryScene {

    @Inject
    CaseHookConsumer cases;

    @Test
    void tellsAHookOnceWhatHappened() throws Exception {
        UUID hook = hook("/in");
        var record = EventRecords.of(answered(1, null), "/feedback-service", invitation + ":1");
        responses.receive(record);
        responses.receive(record);

        deliver(hook);

        assertThat(received).hasSize(1);
        JsonPath body = JsonPath.from(received.getFirst().body());
        assertThat(body.getString("type")).isEqualTo("response.recorded");
        assertThat(body.getString("timestamp")).isEqualTo("2026-03-02T17:40:12Z");
        assertThat(body.getString("data.invitationId")).isEqualTo(invitation.toString());
        assertThat(body.getString("data.product")).isEqualTo(product);
        assertThat(body.getInt("data.answers[0].score")).isEqualTo(2);
        assertThat(received.getFirst().signature()).startsWith("v1,");
        JsonPath delivery = log("webHookId=" + hook);
        assertThat(delivery.getString("items[0].id"))
                .isEqualTo(received.getFirst().id());
        assertThat(delivery.getString("items[0].state")).isEqualTo("DELIVERED");
        assertThat(delivery.getInt("items[0].attempts[0].status")).isEqualTo(204);
        assertThat(delivery.getString("items[0].body")).isNull();
        given().get("/api/v1/web-hook-deliveries/" + received.getFirst().id())
                .then()
                .statusCode(200)
                .body("body", org.hamcrest.Matchers.equalTo(received.getFirst().body()));
    }

    @Test
    void aHookHearsOfTheFirstEventAfterItWasMade() throws Exception {
        responses.receive(EventRecords.of(answered(1, null), clock.instant()));
        UUID hook = hook("/in");
        responses.receive(EventRecords.of(answered(2, null), clock.instant()));

        deliver(hook);

        assertThat(received).hasSize(1);
        assertThat(JsonPath.from(received.getFirst().body()).getInt("data.revision"))
                .isEqualTo(2);
    }

    @Test
    void tellsNothingOfAnonymousAnswers() throws Exception {
        UUID hook = hook("/in");
        ResponseRecorded known = answered(1, null);
        responses.receive(EventRecords.of(new ResponseRecorded(
                known.invitationId(),
                1,
                known.campaignId(),
                known.surveyId(),
                1,
                known.interactionId(),
                known.customerId(),
                known.touchpoint(),
                known.channel(),
                product,
                null,
                known.interactionClosedAt(),
                known.answeredAt(),
                "und",
                known.answers(),
                ResponseOrigin.ANONYMOUS,
                null)));
        store.collection("responses", Document.class)
                .insertOne(new Document("_id", invitation)
                        .append("revision", 2)
                        .append("submissions", List.of())
                        .append(
                                "invitation",
                                new Document("_id", invitation)
                                        .append("surveyVersion", 1)
                                        .append("origin", "ANONYMOUS")));
        responses.receive(EventRecords.of(new ResponseWithdrawn(
                invitation, 2, UUID.randomUUID(), product, ResponseWithdrawn.Reason.CUSTOMER, clock.instant())));

        deliver(hook);

        assertThat(received).isEmpty();
        assertThat(log("webHookId=" + hook).getList("items")).isEmpty();
    }

    @Test
    void tellsOfWithdrawalsAndCases() throws Exception {
        UUID hook = hook("/in");
        responses.receive(EventRecords.of(new ResponseWithdrawn(
                invitation, 2, UUID.randomUUID(), product, ResponseWithdrawn.Reason.CUSTOMER, clock.instant())));
        cases.receive(EventRecords.of(new CaseOpened(
                UUID.randomUUID(),
                1,
                UUID.randomUUID(),
                UUID.randomUUID(),
                UUID.randomUUID(),
                "support-call",
                "phone",
                product,
                null,
                QuestionType.NPS,
                2,
                true,
                clock.instant(),
                clock.instant())));

        deliver(hook);

        assertThat(received)
                .extracting(request -> JsonPath.from(request.body()).getString("type"))
                .containsExactlyInAnyOrder("response.withdrawn", "case.opened");
    }

    @Test
    void tellsWhatAHookAskedForOnly() throws Exception {
        UUID cases = hook("/cases", Map.of("events", List.of("case.opened")));
        UUID others = hook("/others", Map.of("products", List.of("another-product")));
        UUID off = hook("/off", Map.of("active", false));
        UUID all = hook("/all", Map.of("products", List.of()));
        ConsumerRecord<String, byte[]> before =
                published(answered(1, null), clock.instant().minusSeconds(60));
        responses.receive(before);
        responses.receive(EventRecords.of(answered(2, null)));

        for (UUID hook : List.of(cases, others, off, all)) {
            deliver(hook);
        }

        assertThat(received).extracting(Received::path).containsExactly("/all");
        assertThat(received.getFirst().body()).contains("\"revision\":2");
    }

    @Test
    void tellsWhatAProgramSeemsToHaveAnsweredToThoseWhoAskForIt() throws Exception {
        UUID people = hook("/people");
        UUID everything = hook("/everything", Map.of("provisional", true));
        responses.receive(EventRecords.of(answered(1, Suspicion.TOO_SOON)));

        deliver(people);
        deliver(everything);

        assertThat(received).extracting(Received::path).containsExactly("/everything");
        assertThat(received.getFirst().body()).contains("\"suspicion\":\"TOO_SOON\"");
    }

    @Test
    void laterEventsOfAResponseWaitForEarlierOnesAndOthersDoNot() throws Exception {
        UUID hook = hook("/in");
        UUID other = UUID.randomUUID();
        responses.receive(EventRecords.of(answered(invitation, 1, null)));
        responses.receive(EventRecords.of(answered(invitation, 2, null)));
        responses.receive(EventRecords.of(answered(other, 1, null)));
        responses.receive(EventRecords.of(answered(invitation, 3, null)));
        fails = request -> request.body().contains(invitation.toString());

        deliver(hook);

        assertThat(revisions(invitation)).containsExactly(1);
        assertThat(revisions(other)).containsExactly(1);
        fails = request -> false;
        deliver(hook);
        assertThat(revisions(invitation)).as("it is not time yet").containsExactly(1);
        ahead = Duration.ofSeconds(10);
        deliver(hook);
        assertThat(revisions(invitation)).containsExactly(1, 1, 2, 3);
        assertThat(received).hasSize(5);
    }

    @Test
    void twoInstancesDeliverEverythingOnceAndInOrder() throws Exception {
        UUID hook = hook("/in");
        List<UUID> invitations =
                java.util.stream.Stream.generate(UUID::randomUUID).limit(8).toList();
        for (int revision = 1; revision <= 5; revision++) {
            for (UUID id : invitations) {
                responses.receive(EventRecords.of(answered(id, revision, null)));
            }
        }

        try (var instances = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var done : instances.invokeAll(List.of(instance(hook), instance(hook), instance(hook)))) {
                done.get();
            }
        }
        deliver(hook);

        assertThat(received).hasSize(40);
        for (UUID id : invitations) {
            assertThat(revisions(id)).containsExactly(1, 2, 3, 4, 5);
        }
    }

    @Test
    void aSlowReceiverWaitsAlone() {
        hook("/slow");
        hook("/fast");
        for (int i = 0; i < 10; i++) {
            responses.receive(EventRecords.of(answered(UUID.randomUUID(), 1, null)));
        }

        relay.look();

        await().untilAsserted(() -> assertThat(received).hasSize(10));
        assertThat(received).extracting(Received::path).containsOnly("/fast");
        over.countDown();
        await().untilAsserted(() -> {
            relay.look();
            assertThat(received).hasSize(20);
        });
    }

    @Test
    void eventsThatAreHeardAtOneTimeStandOneBehindTheOther() throws Exception {
        deliveries.createIndexes();
        UUID hook = hook("/in");
        List<java.util.concurrent.Callable<Void>> consumers = new java.util.ArrayList<>();
        for (int revision = 1; revision <= 12; revision++) {
            ConsumerRecord<String, byte[]> record = EventRecords.of(answered(revision, null));
            consumers.add(() -> {
                responses.receive(record);
                return null;
            });
        }

        try (var instances = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var done : instances.invokeAll(consumers)) {
                done.get();
            }
        }

        assertThat(deliveries.list(new Deliveries.Filter(hook, null, null, null), null, 100))
                .extracting(Delivery::sequence)
                .containsExactlyInAnyOrder(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L, 11L, 12L);
    }

    @Test
    void aTestEventTakesTheWayOfAllOthers() throws Exception {
        UUID hook = hook("/in", Map.of("events", List.of("case.resolved")));
        String id = given().post("/api/v1/web-hooks/" + hook + "/test-events")
                .then()
                .statusCode(202)
                .extract()
                .path("id");

        deliver(hook);

        assertThat(received).extracting(Received::id).containsExactly(id);
        assertThat(received.getFirst().body()).contains("\"type\":\"test\"");
    }

    @Test
    void addressesAreNoLabelsOfMetrics() throws Exception {
        UUID hook = hook("/secret-part-of-an-address");
        responses.receive(EventRecords.of(answered(1, null)));
        deliver(hook);

        assertThat(received).hasSize(1);
        assertThat(metrics.getMeters())
                .noneMatch(meter -> meter.getId().getTags().toString().contains("secret-part"));
    }
}
