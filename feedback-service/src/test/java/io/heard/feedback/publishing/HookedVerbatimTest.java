package io.heard.feedback.publishing;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.heard.contracts.event.QuestionType;
import io.heard.feedback.Feedback;
import io.heard.feedback.documents.DocumentStore;
import io.heard.feedback.invitation.Invitation;
import io.heard.feedback.response.Answer;
import io.heard.feedback.response.Credence;
import io.heard.feedback.response.Responses;
import io.heard.feedback.response.Submission;
import io.heard.testing.DocumentStoreResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.smallrye.reactive.messaging.ce.OutgoingCloudEventMetadata;
import io.smallrye.reactive.messaging.memory.InMemoryConnector;
import io.smallrye.reactive.messaging.memory.InMemorySink;
import jakarta.enterprise.inject.Any;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.bson.Document;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.junit.jupiter.api.Test;

/** From an answer to what a web hook is told of it. */
@QuarkusTest
@WithTestResource(DocumentStoreResource.class)
@TestSecurity(user = "ada", roles = "administrator")
class HookedVerbatimTest {

    private static final String DELIVERIES = "/api/v1/web-hook-deliveries";

    @Inject
    ResponseRelay relay;

    @Inject
    Responses responses;

    @Inject
    Feedback feedback;

    @Inject
    DocumentStore store;

    @Inject
    Clock clock;

    @Inject
    @Any
    InMemoryConnector connector;

    @Test
    void whatCustomersTypeAboutThemselvesIsNotToldToHooks() {
        store.collection("webHooks", Document.class).deleteMany(new Document());
        InMemorySink<String> published = connector.sink("events");
        while (relay.relayBatch() > 0) {
            // What other tests left.
        }
        published.clear();
        String hook = hook();
        Invitation invitation = feedback.invitation(feedback.survey(Feedback.EVERY_KIND));
        Answer written = Answer.text("why", QuestionType.LONG_TEXT, "Ring +44 20 7946 0018 or jane@example.com");
        responses.record(
                invitation,
                new Submission(UUID.randomUUID(), clock.instant(), "en", List.of(written)),
                new Credence.Believed());

        relay.relayBatch();
        connector
                .<ConsumerRecord<String, byte[]>>source("hooked-responses")
                .send(record(published.received().getFirst()));

        // The channel has a thread of its own.
        await().untilAsserted(() -> assertThat(told(hook)).hasSize(1));
        assertThat(given().get(DELIVERIES + "/" + told(hook).getFirst())
                        .then()
                        .statusCode(200)
                        .extract()
                        .<String>path("body"))
                .contains("Ring [phone] or [email]")
                .doesNotContain("7946", "jane@");
    }

    private static String hook() {
        return given().contentType("application/json")
                .body(Map.of("url", "http://127.0.0.1:9/in", "events", List.of("response.recorded")))
                .post("/api/v1/web-hooks")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static List<String> told(String hook) {
        return given().get(DELIVERIES + "?webHookId=" + hook)
                .then()
                .statusCode(200)
                .extract()
                .path("items.id");
    }

    /** As Kafka gives it back. */
    private static ConsumerRecord<String, byte[]> record(Message<String> message) {
        OutgoingCloudEventMetadata<?> envelope =
                message.getMetadata(OutgoingCloudEventMetadata.class).orElseThrow();
        var record = new ConsumerRecord<>(
                "feedback.responses",
                0,
                0,
                envelope.getSubject().orElseThrow(),
                message.getPayload().getBytes(UTF_8));
        Map.of(
                        "ce_specversion",
                        "1.0",
                        "ce_type",
                        envelope.getType(),
                        "ce_source",
                        envelope.getSource().toString(),
                        "ce_id",
                        envelope.getId())
                .forEach((name, value) -> record.headers().add(name, value.getBytes(UTF_8)));
        return record;
    }
}
