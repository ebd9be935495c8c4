package io.heard.survey.interaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.heard.contracts.event.InteractionClosed;
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
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
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
    void ignoresTypesItDoesNotKnow() {
        assertThat(deliver(EventRecords.malformed(Topics.CONTACT_INTERACTIONS, "io.heard.contact.other.v1", "{}")))
                .isNull();
    }

    /** What the consumer made of the record: null when it was acknowledged. */
    private @Nullable Throwable deliver(ConsumerRecord<String, byte[]> record) {
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
        await().atMost(20, TimeUnit.SECONDS).until(outcome::isDone);
        return outcome.join();
    }

    private long stored() {
        return database.count("select count(*) from interaction where touchpoint = '" + scene.touchpoint() + "'");
    }

    private InteractionClosed interaction(String email, String firstName) {
        return new InteractionClosed(
                "helpdesk",
                scene.customer("i"),
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
