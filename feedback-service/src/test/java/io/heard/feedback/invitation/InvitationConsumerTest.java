package io.heard.feedback.invitation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoTimeoutException;
import io.heard.contracts.event.InvitationIssued;
import io.heard.contracts.event.QuestionType;
import io.heard.contracts.event.ResponseImported;
import io.heard.contracts.event.ResponseRecorded;
import io.heard.feedback.response.Responses;
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
import java.util.List;
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
    Responses responses;

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
    void keepsAnswersOfThePastOnceAndClosesTheirInvitations() {
        InvitationIssued context = issued(UUID.randomUUID(), "broadband");
        Instant answeredAt = Instant.parse("2024-03-02T08:00:00Z");
        var imported = new ResponseImported(
                context.invitationId(),
                context.campaignId(),
                context.surveyId(),
                1,
                context.interactionId(),
                context.customerId(),
                "support-call",
                "phone",
                "broadband",
                null,
                Instant.parse("2024-03-01T10:20:00Z"),
                answeredAt,
                "en",
                List.of(new ResponseRecorded.Answer("satisfied", QuestionType.CSAT, 2, null, List.of())));

        consumer.receive(EventRecords.of(imported));
        consumer.receive(EventRecords.of(imported));

        assertThat(invitations.find(context.invitationId()))
                .hasValueSatisfying(invitation ->
                        assertThat(invitation.isOpenAt(clock.instant())).isFalse());
        assertThat(responses.find(context.invitationId())).hasValueSatisfying(response -> {
            assertThat(response.revision()).isEqualTo(1);
            assertThat(response.answeredAt()).isEqualTo(answeredAt);
            assertThat(response.current().answers())
                    .singleElement()
                    .satisfies(answer -> assertThat(answer.score()).isEqualTo(2));
        });
    }

    @Test
    void ignoresWhatElseHappensToInvitations() {
        consumer.receive(
                EventRecords.malformed("survey.invitations", "io.heard.survey.invitation-expired.v1", "whatever"));
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
