package io.heard.feedback.invitation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoTimeoutException;
import io.heard.contracts.event.InvitationIssued;
import io.heard.contracts.event.InvitationSent;
import io.heard.messaging.MalformedEventException;
import io.heard.messaging.outbox.Outage;
import io.heard.testing.DocumentStoreResource;
import io.heard.testing.EventRecords;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.reactive.messaging.memory.InMemoryConnector;
import jakarta.enterprise.inject.Any;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(DocumentStoreResource.class)
class InvitationConsumerTest {

    @Inject
    InvitationConsumer consumer;

    @Inject
    Invitations invitations;

    @Inject
    Clock clock;

    @Inject
    @Any
    InMemoryConnector connector;

    @Test
    void keepsAnInvitationOnceAndTheFirstOne() {
        InvitationIssued first = issued(UUID.randomUUID(), "broadband");
        consumer.receive(EventRecords.of(first));
        consumer.receive(EventRecords.of(first));
        consumer.receive(EventRecords.of(issued(first.invitationId(), "mobile")));

        assertThat(invitations.find(first.invitationId())).hasValue(Invitation.of(first));
    }

    @Test
    void ignoresWhatElseHappensToInvitations() {
        consumer.receive(EventRecords.malformed("survey.invitations", InvitationSent.TYPE, "whatever"));
    }

    @Test
    void refusesWhatIsNoInvitation() {
        assertThatThrownBy(() ->
                        consumer.receive(EventRecords.malformed("survey.invitations", InvitationIssued.TYPE, "{}")))
                .isInstanceOf(MalformedEventException.class)
                .hasNoCause();
    }

    @Test
    void acknowledgesTheGoodAndRefusesTheMalformed() {
        var source = connector.<Message<ConsumerRecord<String, byte[]>>>source("invitations");
        InvitationIssued issued = issued(UUID.randomUUID(), "broadband");
        AtomicReference<String> malformed = new AtomicReference<>();
        AtomicReference<String> good = new AtomicReference<>();

        source.send(noting(EventRecords.malformed("survey.invitations", InvitationIssued.TYPE, "{"), malformed));
        source.send(noting(EventRecords.of(issued), good));

        Awaitility.await().untilAsserted(() -> {
            assertThat(malformed).hasValue("nack MalformedEventException");
            assertThat(good).hasValue("ack");
        });
        assertThat(invitations.find(issued.invitationId())).isPresent();
    }

    @Test
    void neverTakesAnOutageOfTheStoreForABadEvent() {
        assertThat(new Outage().test(new MongoTimeoutException("away"))).isTrue();
        assertThat(new Outage().test(new IllegalStateException(new MongoTimeoutException("away"))))
                .isTrue();
    }

    private static Message<ConsumerRecord<String, byte[]>> noting(
            ConsumerRecord<String, byte[]> record, AtomicReference<String> outcome) {
        return Message.of(
                record,
                () -> {
                    outcome.set("ack");
                    return CompletableFuture.completedFuture(null);
                },
                failure -> {
                    outcome.set("nack " + failure.getClass().getSimpleName());
                    return CompletableFuture.completedFuture(null);
                });
    }

    private InvitationIssued issued(UUID id, String product) {
        Instant now = clock.instant();
        return new InvitationIssued(
                id,
                UUID.randomUUID(),
                UUID.randomUUID(),
                3,
                UUID.randomUUID(),
                UUID.randomUUID(),
                "support-call",
                "phone",
                product,
                "north",
                null,
                now.minus(Duration.ofHours(2)),
                now,
                now.plus(Duration.ofDays(14)));
    }
}
