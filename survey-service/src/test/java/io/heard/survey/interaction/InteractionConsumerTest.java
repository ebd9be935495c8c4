package io.heard.survey.interaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.heard.contracts.event.InteractionClosed;
import io.heard.contracts.event.InteractionReopened;
import io.heard.contracts.event.Topics;
import io.heard.messaging.MalformedEventException;
import io.heard.survey.Database;
import io.heard.survey.Scene;
import io.heard.survey.Times;
import io.heard.survey.mail.MailServerResource;
import io.heard.testing.EventRecords;
import io.heard.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.reactive.messaging.memory.InMemoryConnector;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.spi.Connector;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(MailServerResource.class)
class InteractionConsumerTest {

    private final Scene scene = new Scene();

    @Inject
    @Connector("smallrye-in-memory")
    InMemoryConnector kafka;

    @Inject
    Database database;

    @Test
    void storesAnInteractionOnceHoweverOftenItIsDelivered() {
        InteractionClosed event = interaction("ann@example.org", "Ann");

        assertThat(deliver(EventRecords.of(event, "/helpdesk", scene.customer("e"))))
                .isNull();
        assertThat(deliver(EventRecords.of(event, "/helpdesk", scene.customer("e"))))
                .isNull();
        assertThat(deliver(EventRecords.of(event))).isNull();

        assertThat(stored()).isEqualTo(1);
    }

    @Test
    void sendsWhatBreaksTheRulesToTheDeadLettersWithoutQuotingIt() {
        Throwable failure = deliver(EventRecords.of(interaction("ann@example.org,bob@example.org", "Foo\nBar")));

        assertThat(failure)
                .isInstanceOf(MalformedEventException.class)
                .hasMessageContaining("customer.email")
                .hasMessageContaining("customer.firstName")
                .hasMessageNotContaining("bob@")
                .hasMessageNotContaining("Foo");
        assertThat(stored()).isZero();
    }

    @Test
    void sendsWhatIsNoEventToTheDeadLettersAndGoesOn() {
        assertThat(deliver(EventRecords.malformed(Topics.CONTACT_INTERACTIONS, InteractionClosed.TYPE, "{\"source\":")))
                .isInstanceOf(MalformedEventException.class);
        assertThat(deliver(new ConsumerRecord<>(Topics.CONTACT_INTERACTIONS, 0, 0, "key", new byte[] {1, 2, 3})))
                .isInstanceOf(MalformedEventException.class);

        assertThat(deliver(EventRecords.of(interaction("ann@example.org", "Ann"))))
                .isNull();
        assertThat(stored()).isEqualTo(1);
    }

    @Test
    void storesWhatArrivesTogetherInFewTransactions() {
        List<CompletableFuture<@Nullable Throwable>> outcomes = IntStream.range(0, 150)
                .mapToObj(i -> send(EventRecords.of(interaction("i" + i, "ann@example.org", "Ann"))))
                .toList();

        assertThat(outcomes).allSatisfy(outcome -> assertThat(awaited(outcome)).isNull());
        assertThat(stored()).isEqualTo(150);
        assertThat(database.count("select count(distinct cast(xmin as text)) from interaction where touchpoint = '"
                        + scene.touchpoint() + "'"))
                .isLessThan(75);
    }

    @Test
    void aBadRecordHarmsNoOtherOfItsGroup() {
        // The rules cannot know that the database does not take it.
        var poison = EventRecords.of(interaction("poison", "ann@example.org", "Ann"), "/a\0b", scene.customer("e"));
        List<ConsumerRecord<String, byte[]>> records = List.of(
                EventRecords.of(interaction("first", "ann@example.org", "Ann")),
                EventRecords.malformed(Topics.CONTACT_INTERACTIONS, InteractionClosed.TYPE, "{"),
                poison,
                EventRecords.of(interaction("last", "ann@example.org", "Ann")));
        List<CompletableFuture<@Nullable Throwable>> outcomes =
                records.stream().map(this::send).toList();

        assertThat(awaited(outcomes.get(0))).isNull();
        assertThat(awaited(outcomes.get(1))).isInstanceOf(MalformedEventException.class);
        assertThat(awaited(outcomes.get(2))).isNotNull();
        assertThat(awaited(outcomes.get(3))).isNull();
        assertThat(stored()).isEqualTo(2);
    }

    @Test
    void acknowledgesOnlyWhatIsCommitted() {
        List<CompletableFuture<@Nullable Throwable>> outcomes = IntStream.range(0, 40)
                .mapToObj(i -> send(EventRecords.of(interaction("i" + i, "ann@example.org", "Ann")))
                        .thenApply(failure -> stored("i" + i) == 1 ? failure : new AssertionError("not stored yet")))
                .toList();

        assertThat(outcomes).allSatisfy(outcome -> assertThat(awaited(outcome)).isNull());
    }

    @Test
    void keepsThatAnInteractionWentOnAfterAll() {
        var closed = send(EventRecords.of(interaction("ann@example.org", "Ann")));
        var reopened = EventRecords.of(reopening("helpdesk", scene.customer("i")), "/helpdesk", scene.customer("r"));
        var outcome = send(reopened);
        assertThat(awaited(closed)).isNull();
        assertThat(awaited(outcome)).isNull();
        String since = reopenedAt();
        assertThat(since).isNotNull();

        assertThat(deliver(reopened)).isNull();
        assertThat(deliver(EventRecords.of(reopening("helpdesk", scene.customer("i")))))
                .isNull();
        assertThat(reopenedAt()).isEqualTo(since);
    }

    @Test
    void aReopeningOfWhatNobodyReportedChangesNothing() {
        assertThat(deliver(EventRecords.of(reopening("helpdesk", scene.customer("i")))))
                .isNull();
        assertThat(deliver(EventRecords.of(interaction("ann@example.org", "Ann"))))
                .isNull();

        assertThat(reopenedAt()).isNull();
    }

    @Test
    void sendsReopeningsThatBreakTheRulesToTheDeadLetters() {
        assertThat(deliver(EventRecords.of(reopening("h".repeat(65), "one\ntwo"))))
                .isInstanceOf(MalformedEventException.class)
                .hasMessageContaining("source")
                .hasMessageContaining("interactionId")
                .hasMessageNotContaining("two");
    }

    @Test
    void ignoresTypesItDoesNotKnow() {
        assertThat(deliver(EventRecords.malformed(Topics.CONTACT_INTERACTIONS, "io.heard.contact.other.v1", "{}")))
                .isNull();
    }

    /** What the consumer made of the record: null when it was acknowledged. */
    private @Nullable Throwable deliver(ConsumerRecord<String, byte[]> record) {
        return awaited(send(record));
    }

    private static @Nullable Throwable awaited(CompletableFuture<@Nullable Throwable> outcome) {
        await().atMost(20, TimeUnit.SECONDS).until(outcome::isDone);
        return outcome.join();
    }

    private CompletableFuture<@Nullable Throwable> send(ConsumerRecord<String, byte[]> record) {
        var outcome = new CompletableFuture<@Nullable Throwable>();
        Message<ConsumerRecord<String, byte[]>> message = Message.of(
                record,
                () -> {
                    outcome.complete(null);
                    return CompletableFuture.completedFuture(null);
                },
                failure -> {
                    outcome.complete(failure);
                    return CompletableFuture.completedFuture(null);
                });
        kafka.<Message<ConsumerRecord<String, byte[]>>>source("interactions").send(message);
        return outcome;
    }

    private @Nullable String reopenedAt() {
        return database.text(
                "select cast(reopened_at as text) from interaction where touchpoint = '" + scene.touchpoint() + "'");
    }

    private static InteractionReopened reopening(String source, String id) {
        return new InteractionReopened(source, id, "c");
    }

    private long stored(String name) {
        return database.count("select count(*) from interaction where source_id = '" + scene.customer(name) + "'");
    }

    private long stored() {
        return database.count("select count(*) from interaction where touchpoint = '" + scene.touchpoint() + "'");
    }

    private InteractionClosed interaction(String email, String firstName) {
        return interaction("i", email, firstName);
    }

    private InteractionClosed interaction(String name, String email, String firstName) {
        return new InteractionClosed(
                "helpdesk",
                scene.customer(name),
                scene.touchpoint(),
                "phone",
                "broadband",
                null,
                null,
                Times.minutesAgo(9),
                null,
                Times.minutesAgo(3),
                new InteractionClosed.Customer(scene.customer("c"), email, firstName, null, null),
                Map.of("reason", "invoice"));
    }
}
