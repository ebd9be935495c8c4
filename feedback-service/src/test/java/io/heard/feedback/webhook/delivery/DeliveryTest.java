package io.heard.feedback.webhook.delivery;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.model.Indexes;
import com.sun.net.httpserver.HttpServer;
import io.heard.contracts.event.CaseOpened;
import io.heard.contracts.event.Event;
import io.heard.contracts.event.QuestionType;
import io.heard.contracts.event.ResponseOrigin;
import io.heard.contracts.event.ResponseRecorded;
import io.heard.contracts.event.ResponseWithdrawn;
import io.heard.contracts.event.Suspicion;
import io.heard.feedback.documents.DocumentStore;
import io.heard.feedback.invitation.ErasedCustomers;
import io.heard.feedback.webhook.WebHook;
import io.heard.feedback.webhook.WebHookConfig;
import io.heard.feedback.webhook.WebHooks;
import io.heard.feedback.webhook.sending.HookAnswer;
import io.heard.feedback.webhook.sending.HookClient;
import io.heard.testing.DocumentStoreResource;
import io.heard.testing.EventRecords;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From an event on Kafka to a receiver on this machine. Time moves by clocks that are ahead of the system's. */
@QuarkusTest
@WithTestResource(DocumentStoreResource.class)
@TestSecurity(user = "ada", roles = "administrator")
class DeliveryTest {

    private static final Duration LONGER_THAN_ANY_PAUSE = Duration.ofHours(25);

    @Inject
    ResponseHookConsumer responses;

    @Inject
    CaseHookConsumer cases;

    @Inject
    WebHookRelay relay;

    @Inject
    WebHooks hooks;

    @Inject
    Deliveries deliveries;

    @Inject
    HookClient client;

    @Inject
    WebHookConfig config;

    @Inject
    WebHookGauges gauges;

    @Inject
    MeterRegistry metrics;

    @Inject
    ErasedCustomers erased;

    @Inject
    DocumentStore store;

    @Inject
    Clock clock;

    /** What arrived at the receiver. */
    private record Received(String path, String id, String signature, String body) {}

    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final Map<String, Integer> statuses = new HashMap<>();
    private final Map<String, String> retryAfter = new HashMap<>();
    private final CountDownLatch over = new CountDownLatch(1);
    private final String product = "product-" + UUID.randomUUID();
    private final UUID invitation = UUID.randomUUID();

    private volatile Predicate<Received> fails = request -> false;
    private HttpServer server;
    private Duration ahead = Duration.ZERO;

    @BeforeEach
    void begin() throws IOException {
        store.collection("webHooks", Document.class).deleteMany(new Document());
        store.collection("webHookDeliveries", Document.class).deleteMany(new Document());
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            var request = new Received(
                    exchange.getRequestURI().getPath(),
                    exchange.getRequestHeaders().getFirst("webhook-id"),
                    exchange.getRequestHeaders().getFirst("webhook-signature"),
                    new String(exchange.getRequestBody().readAllBytes(), UTF_8));
            if (request.path().equals("/slow")) {
                awaitTheEnd();
            }
            received.add(request);
            String pause = retryAfter.get(request.path());
            if (pause != null) {
                exchange.getResponseHeaders().add("Retry-After", pause);
            }
            int status = fails.test(request) ? 500 : statuses.getOrDefault(request.path(), 204);
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    @AfterEach
    void stop() {
        over.countDown();
        server.stop(0);
    }

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
    void sendsASpanOfTimeAgainInItsOrder() throws Exception {
        UUID hook = hook("/in");
        responses.receive(EventRecords.of(answered(1, null)));
        responses.receive(EventRecords.of(answered(2, null)));
        deliver(hook);
        Instant now = clock.instant();

        replay(hook, now.minusSeconds(7_200), now.minusSeconds(3_600), 0);
        replay(hook, now.minusSeconds(3_600), now.plusSeconds(1), 2);
        deliver(hook);

        assertThat(revisions(invitation)).containsExactly(1, 2, 1, 2);
        assertThat(received.stream().map(Received::id).distinct()).hasSize(2);
    }

    @Test
    void aSpanThatIsLongerThanABatchIsSentAgainWhole() throws Exception {
        UUID hook = hook("/in");
        for (int revision = 1; revision <= 7; revision++) {
            responses.receive(EventRecords.of(answered(revision, null)));
        }
        deliver(hook);
        var filter =
                new Deliveries.Filter(hook, null, Instant.EPOCH, clock.instant().plusSeconds(1));

        assertThat(new Deliveries(store, erased, 3).replay(filter, clock.instant()))
                .isEqualTo(7);
        assertThat(new Deliveries(store, erased, 3).replay(filter, clock.instant()))
                .isZero();
        deliver(hook);

        assertThat(revisions(invitation)).containsExactly(1, 2, 3, 4, 5, 6, 7, 1, 2, 3, 4, 5, 6, 7);
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
    void theLogIsReadByIndexesAndWrittenToNoOthers() {
        var log = store.collection("webHookDeliveries", Document.class);
        log.createIndex(Indexes.ascending("hookId", "subject", "sequence")); // of earlier versions
        for (String field : List.of("createdAt", "subject", "state")) {
            log.createIndex(Indexes.ascending(field));
        }

        deliveries.createIndexes();

        assertThat(log.listIndexes())
                .extracting(
                        index -> List.copyOf(index.get("key", Document.class).keySet()))
                .containsExactlyInAnyOrder(
                        List.of("_id"),
                        List.of("hookId", "state", "dueAt"),
                        List.of("subject", "hookId", "sequence"),
                        List.of("hookId", "createdAt", "_id"),
                        List.of("state", "createdAt", "_id"),
                        List.of("createdAt", "_id"));
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

    @Test
    void deliveriesAreKeptForAWhile() {
        UUID hook = hook("/in");
        responses.receive(EventRecords.of(answered(1, null)));

        later(config.retention().minusDays(1)).clean();
        assertThat(log("webHookId=" + hook).getList("items")).hasSize(1);
        later(config.retention().plusDays(1)).clean();
        assertThat(log("webHookId=" + hook).getList("items")).isEmpty();
        responses.receive(published(
                answered(1, null), clock.instant().minus(config.retention()).minusSeconds(9)));
        assertThat(log("webHookId=" + hook).getList("items")).isEmpty();
    }

    @Test
    void whatWasToBeToldGoesWithItsHook() {
        UUID hook = hook("/in");
        responses.receive(EventRecords.of(answered(1, null)));
        given().header("If-Match", "*")
                .delete("/api/v1/web-hooks/" + hook)
                .then()
                .statusCode(204);

        assertThat(log("webHookId=" + hook).getList("items")).isEmpty();
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

    /** As an instance does whose clock is ahead. */
    private void deliver(UUID hook) throws InterruptedException {
        deliverer().deliver(hook, () -> false);
    }

    private java.util.concurrent.Callable<Void> instance(UUID hook) {
        return () -> {
            deliver(hook);
            return null;
        };
    }

    private HookDeliverer deliverer() {
        return new HookDeliverer(hooks, deliveries, client, config, Clock.offset(clock, ahead), new HookPace());
    }

    private WebHookRelay later(Duration duration) {
        return new WebHookRelay(hooks, deliveries, deliverer(), gauges, config, Clock.offset(clock, duration));
    }

    private List<Integer> revisions(UUID id) {
        return received.stream()
                .map(request -> JsonPath.from(request.body()))
                .filter(body -> id.toString().equals(body.getString("data.invitationId")))
                .map(body -> body.getInt("data.revision"))
                .toList();
    }

    private UUID hook(String path) {
        return hook(path, Map.of());
    }

    private UUID hook(String path, Map<String, Object> settings) {
        return UUID.fromString(given().contentType("application/json")
                .body(draft(path, settings))
                .post("/api/v1/web-hooks")
                .then()
                .statusCode(201)
                .extract()
                .path("id"));
    }

    private Map<String, Object> draft(String path, Map<String, Object> settings) {
        Map<String, Object> draft = new HashMap<>();
        draft.put("url", "http://127.0.0.1:" + server.getAddress().getPort() + path);
        draft.put("events", List.of("response.recorded", "response.withdrawn", "case.opened"));
        draft.put("products", List.of(product));
        draft.putAll(settings);
        return draft;
    }

    private void replay(UUID hook, Instant from, Instant to, int expected) {
        given().contentType("application/json")
                .body(Map.of("from", from.toString(), "to", to.toString()))
                .post("/api/v1/web-hooks/" + hook + "/replays")
                .then()
                .statusCode(202)
                .body("deliveries", org.hamcrest.Matchers.equalTo(expected));
    }

    private static JsonPath log(String query) {
        return given().get("/api/v1/web-hook-deliveries?" + query)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static ConsumerRecord<String, byte[]> published(Event event, Instant at) {
        ConsumerRecord<String, byte[]> plain = EventRecords.of(event);
        return new ConsumerRecord<>(
                plain.topic(),
                0,
                0,
                at.toEpochMilli(),
                org.apache.kafka.common.record.TimestampType.CREATE_TIME,
                0,
                0,
                plain.key(),
                plain.value(),
                plain.headers(),
                java.util.Optional.empty());
    }

    private ResponseRecorded answered(int revision, @Nullable Suspicion suspicion) {
        return answered(invitation, revision, suspicion);
    }

    private ConsumerRecord<String, byte[]> withdrawn(int revision, ResponseWithdrawn.Reason reason, Instant at) {
        return EventRecords.of(
                new ResponseWithdrawn(invitation, revision, UUID.randomUUID(), product, reason, at),
                "/feedback-service",
                invitation + ":" + revision);
    }

    private ResponseRecorded answered(UUID id, int revision, @Nullable Suspicion suspicion) {
        return answered(id, revision, suspicion, Instant.parse("2026-03-02T17:40:12Z"));
    }

    private ResponseRecorded answered(int revision, @Nullable Suspicion suspicion, Instant at) {
        return answered(invitation, revision, suspicion, at);
    }

    private ResponseRecorded answered(UUID id, int revision, @Nullable Suspicion suspicion, Instant answeredAt) {
        return new ResponseRecorded(
                id,
                revision,
                UUID.randomUUID(),
                UUID.randomUUID(),
                1,
                UUID.randomUUID(),
                UUID.randomUUID(),
                "support-call",
                "phone",
                product,
                null,
                Instant.parse("2026-03-02T09:14:00Z"),
                answeredAt,
                "en",
                List.of(new ResponseRecorded.Answer("satisfied", QuestionType.CSAT, 2, null, List.of())),
                ResponseOrigin.INVITED,
                suspicion);
    }

    private void awaitTheEnd() {
        try {
            over.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
