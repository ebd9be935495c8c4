package io.heard.feedback.webhook.delivery;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import io.heard.contracts.event.Event;
import io.heard.contracts.event.QuestionType;
import io.heard.contracts.event.ResponseOrigin;
import io.heard.contracts.event.ResponseRecorded;
import io.heard.contracts.event.ResponseWithdrawn;
import io.heard.contracts.event.Suspicion;
import io.heard.feedback.documents.DocumentStore;
import io.heard.feedback.invitation.ErasedCustomers;
import io.heard.feedback.webhook.WebHookConfig;
import io.heard.feedback.webhook.WebHooks;
import io.heard.feedback.webhook.sending.HookClient;
import io.heard.testing.EventRecords;
import io.micrometer.core.instrument.MeterRegistry;
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

/** A receiver on this machine, and what brings events to it. Time moves by clocks that are ahead of the system's. */
abstract class DeliveryScene {

    @Inject
    ResponseHookConsumer responses;

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
    record Received(String path, String id, String signature, String body) {}

    final List<Received> received = new CopyOnWriteArrayList<>();
    final Map<String, Integer> statuses = new HashMap<>();
    final Map<String, String> retryAfter = new HashMap<>();
    final CountDownLatch over = new CountDownLatch(1);
    final String product = "product-" + UUID.randomUUID();
    final UUID invitation = UUID.randomUUID();
    volatile Predicate<Received> fails = request -> false;
    HttpServer server;
    Duration ahead = Duration.ZERO;

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

    /** As an instance does whose clock is ahead. */
    void deliver(UUID hook) throws InterruptedException {
        deliverer().deliver(hook, () -> false);
    }

    java.util.concurrent.Callable<Void> instance(UUID hook) {
        return () -> {
            deliver(hook);
            return null;
        };
    }

    HookDeliverer deliverer() {
        return new HookDeliverer(hooks, deliveries, client, config, Clock.offset(clock, ahead), new HookPace());
    }

    List<Integer> revisions(UUID id) {
        return received.stream()
                .map(request -> JsonPath.from(request.body()))
                .filter(body -> id.toString().equals(body.getString("data.invitationId")))
                .map(body -> body.getInt("data.revision"))
                .toList();
    }

    UUID hook(String path) {
        return hook(path, Map.of());
    }

    UUID hook(String path, Map<String, Object> settings) {
        return UUID.fromString(given().contentType("application/json")
                .body(draft(path, settings))
                .post("/api/v1/web-hooks")
                .then()
                .statusCode(201)
                .extract()
                .path("id"));
    }

    Map<String, Object> draft(String path, Map<String, Object> settings) {
        Map<String, Object> draft = new HashMap<>();
        draft.put("url", "http://127.0.0.1:" + server.getAddress().getPort() + path);
        draft.put("events", List.of("response.recorded", "response.withdrawn", "case.opened"));
        draft.put("products", List.of(product));
        draft.putAll(settings);
        return draft;
    }

    void replay(UUID hook, Instant from, Instant to, int expected) {
        given().contentType("application/json")
                .body(Map.of("from", from.toString(), "to", to.toString()))
                .post("/api/v1/web-hooks/" + hook + "/replays")
                .then()
                .statusCode(202)
                .body("deliveries", org.hamcrest.Matchers.equalTo(expected));
    }

    static JsonPath log(String query) {
        return given().get("/api/v1/web-hook-deliveries?" + query)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    static ConsumerRecord<String, byte[]> published(Event event, Instant at) {
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

    ResponseRecorded answered(int revision, @Nullable Suspicion suspicion) {
        return answered(invitation, revision, suspicion);
    }

    ConsumerRecord<String, byte[]> withdrawn(int revision, ResponseWithdrawn.Reason reason, Instant at) {
        return EventRecords.of(
                new ResponseWithdrawn(invitation, revision, UUID.randomUUID(), product, reason, at),
                "/feedback-service",
                invitation + ":" + revision);
    }

    ResponseRecorded answered(UUID id, int revision, @Nullable Suspicion suspicion) {
        return answered(id, revision, suspicion, Instant.parse("2026-03-02T17:40:12Z"));
    }

    ResponseRecorded answered(int revision, @Nullable Suspicion suspicion, Instant at) {
        return answered(invitation, revision, suspicion, at);
    }

    ResponseRecorded answered(UUID id, int revision, @Nullable Suspicion suspicion, Instant answeredAt) {
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

    void awaitTheEnd() {
        try {
            over.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
