package io.heard.feedback.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.mongodb.MongoTimeoutException;
import io.heard.contracts.event.QuestionType;
import io.heard.contracts.event.ResponseRecorded;
import io.heard.contracts.event.ResponseWithdrawn;
import io.heard.feedback.Feedback;
import io.heard.feedback.documents.DocumentStore;
import io.heard.feedback.invitation.Invitation;
import io.heard.feedback.masking.Masking;
import io.heard.feedback.recovery.CaseState;
import io.heard.feedback.recovery.FollowUps;
import io.heard.feedback.response.Answer;
import io.heard.feedback.response.Credence;
import io.heard.feedback.response.Response;
import io.heard.feedback.response.Responses;
import io.heard.feedback.response.Submission;
import io.heard.messaging.EventPublisher;
import io.heard.testing.DocumentStoreResource;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.reactive.messaging.ce.OutgoingCloudEventMetadata;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import io.smallrye.reactive.messaging.memory.InMemoryConnector;
import io.smallrye.reactive.messaging.memory.InMemorySink;
import jakarta.enterprise.inject.Any;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(DocumentStoreResource.class)
class ResponseRelayTest {

    @Inject
    ResponseRelay relay;

    @Inject
    Responses responses;

    @Inject
    FollowUps followUps;

    @Inject
    EventPublisher publisher;

    @Inject
    RelayLease lease;

    @Inject
    Masking masking;

    @Inject
    Feedback feedback;

    @Inject
    DocumentStore store;

    @Inject
    PublishingConfig config;

    @Inject
    PublishingGauges gauges;

    @Inject
    MeterRegistry metrics;

    @Inject
    Clock clock;

    @Inject
    @Any
    InMemoryConnector connector;

    private InMemorySink<String> published;
    private Invitation invitation;

    @BeforeEach
    void publishWhatOtherTestsLeft() {
        published = connector.sink("events");
        while (relay.relayBatch() > 0) {
            // Batch by batch.
        }
        published.clear();
        invitation = feedback.invitation(feedback.survey(Feedback.EVERY_KIND));
    }

    @Test
    void publishesAResponseOnceAndWhole() throws Exception {
        answer(7, "Fast and kind");

        assertThat(relay.relayBatch()).isEqualTo(1);
        assertThat(relay.relayBatch()).isZero();

        assertThat(published.received()).hasSize(1);
        Message<String> message = published.received().getFirst();
        OutgoingCloudEventMetadata<?> envelope =
                message.getMetadata(OutgoingCloudEventMetadata.class).orElseThrow();
        assertThat(envelope.getId()).isEqualTo(invitation.id() + ":1");
        assertThat(envelope.getType()).isEqualTo(ResponseRecorded.TYPE);
        assertThat(envelope.getSource().toString()).isEqualTo("/feedback-service");
        assertThat(envelope.getSubject().orElseThrow())
                .isEqualTo(invitation.id().toString());
        OutgoingKafkaRecordMetadata<?> record =
                message.getMetadata(OutgoingKafkaRecordMetadata.class).orElseThrow();
        assertThat(record.getTopic()).isEqualTo("feedback.responses");
        assertThat(record.getKey()).isEqualTo(invitation.id().toString());
        JsonNode event = new ObjectMapper().readTree(message.getPayload());
        assertThat(event.get("invitationId").textValue())
                .isEqualTo(invitation.id().toString());
        assertThat(event.get("revision").intValue()).isEqualTo(1);
        assertThat(event.get("product").textValue()).isEqualTo("broadband");
        assertThat(event.get("answers").get(0).get("score").intValue()).isEqualTo(7);
        assertThat(event.get("answers").get(1).get("text").textValue()).isEqualTo("Fast and kind");
    }

    @Test
    void whatCustomersTypeAboutThemselvesStaysInTheDocument() throws Exception {
        String written = "Ring +44 20 7946 0018 or jane@example.com about order 2127365000";
        answer(7, written);

        relay.relayBatch();

        Message<String> message = published.received().getFirst();
        assertThat(new ObjectMapper()
                        .readTree(message.getPayload())
                        .get("answers")
                        .get(1)
                        .get("text")
                        .textValue())
                .isEqualTo("Ring [phone] or [email] about order 2127365000");
        assertThat(responses
                        .find(invitation.id())
                        .orElseThrow()
                        .current()
                        .answers()
                        .get(1)
                        .text())
                .isEqualTo(written);
    }

    @Test
    void publishesEachRevisionUnderAnIdOfItsOwn() {
        answer(7, "Good");
        relay.relayBatch();
        answer(2, "On second thought");
        relay.relayBatch();

        assertThat(published.received())
                .extracting(ResponseRelayTest::id)
                .containsExactly(invitation.id() + ":1", invitation.id() + ":2");
    }

    @Test
    void tellsThatAResponseWasTakenBackAndThatItIsThereAgain() throws Exception {
        answer(7, "Good");
        relay.relayBatch();
        assertThat(responses.withdraw(invitation.id(), clock.instant())).isTrue();
        assertThat(responses.withdraw(invitation.id(), clock.instant())).isTrue();
        relay.relayBatch();
        answer(9, "After all");
        relay.relayBatch();

        assertThat(published.received())
                .extracting(message -> message.getMetadata(OutgoingCloudEventMetadata.class)
                        .orElseThrow()
                        .getType())
                .containsExactly(ResponseRecorded.TYPE, ResponseWithdrawn.TYPE, ResponseRecorded.TYPE);
        assertThat(published.received())
                .extracting(ResponseRelayTest::id)
                .containsExactly(invitation.id() + ":1", invitation.id() + ":2", invitation.id() + ":3");
        String withdrawn = published.received().get(1).getPayload();
        JsonNode event = new ObjectMapper().readTree(withdrawn);
        assertThat(event.get("revision").intValue()).isEqualTo(2);
        assertThat(event.get("reason").textValue()).isEqualTo("CUSTOMER");
        assertThat(event.get("product").textValue()).isEqualTo("broadband");
        assertThat(withdrawn).doesNotContain("Good");
        assertThat(responses.find(invitation.id()).orElseThrow().submissions()).hasSize(2);
    }

    @Test
    void takesNothingBackThatIsNotThere() {
        assertThat(responses.withdraw(invitation.id(), clock.instant())).isFalse();
        assertThat(responses.find(invitation.id())).isEmpty();
    }

    @Test
    void leavesAChangeMadeMeanwhileToTheNextRound() {
        answer(7, "Good");
        List<Response> onTheirWay = responses.pending(10);
        answer(2, "On second thought");

        responses.markPublished(onTheirWay);

        assertThat(responses.pending(10)).extracting(Response::revision).containsExactly(2);
        assertThat(relay.relayBatch()).isEqualTo(1);
        assertThat(responses.pending(10)).isEmpty();
    }

    @Test
    void setsAsideWhatKafkaWouldNeverTakeAndGoesOn() {
        Invitation large = invitation;
        answer(1, "\"".repeat(150_000));
        invitation = feedback.invitation(feedback.survey(Feedback.EVERY_KIND));
        answer(7, "Good");

        assertThat(relay.relayBatch()).isEqualTo(2);

        assertThat(published.received()).extracting(ResponseRelayTest::id).containsExactly(invitation.id() + ":1");
        assertThat(responses.pending(10)).isEmpty();
        assertThat(responses.find(large.id()).orElseThrow().setAsideSince()).isNotNull();
    }

    @Test
    void publishesTheNextRevisionOfWhatWasSetAside() {
        answer(1, "x".repeat(300_000));
        relay.relayBatch();
        long setAside = responses.countSetAside(1_000);

        answer(1, "Shorter");

        assertThat(relay.relayBatch()).isEqualTo(1);
        assertThat(published.received()).extracting(ResponseRelayTest::id).containsExactly(invitation.id() + ":2");
        assertThat(responses.countSetAside(1_000)).isEqualTo(setAside - 1);
    }

    @Test
    void opensACaseOnceTheOthersAreTold() {
        answer(1, "Nobody called back");
        assertThat(followUps.progress(invitation.id())).isEmpty();

        relay.relayBatch();

        assertThat(followUps.progress(invitation.id()))
                .hasValueSatisfying(progress -> assertThat(progress.state()).isEqualTo(CaseState.OPEN));
    }

    @Test
    void tellsAgainWhatThisServiceCouldNotActOn() {
        answer(1, "Nobody called back");
        var failing = new ResponseRelay(
                responses,
                told -> {
                    throw new MongoTimeoutException("away");
                },
                publisher,
                lease,
                gauges,
                masking,
                config);

        assertThatThrownBy(failing::relayBatch).isInstanceOf(MongoTimeoutException.class);
        assertThat(responses.pending(10)).hasSize(1);

        assertThat(relay.relayBatch()).isEqualTo(1);
        assertThat(published.received())
                .extracting(ResponseRelayTest::id)
                .containsExactly(invitation.id() + ":1", invitation.id() + ":1");
        assertThat(followUps.progress(invitation.id())).isPresent();
    }

    @Test
    void leavesToAnotherInstanceWhatItWasHeldUpWith() {
        answer(1, "Nobody called back");
        lease.release();
        var other = new RelayLease(store, config, clock);
        assertThat(other.hold()).isTrue();

        relay.relayBatch();
        assertThat(responses.pending(10)).hasSize(1);
        assertThat(followUps.progress(invitation.id())).isEmpty();

        other.release();
        relay.relayBatch();
        assertThat(responses.pending(10)).isEmpty();
        assertThat(followUps.progress(invitation.id())).isPresent();
    }

    @Test
    void letsOneInstanceWorkAtATime() {
        lease.release();
        var first = new RelayLease(store, config, clock);
        var second = new RelayLease(store, config, clock);
        Clock later = Clock.offset(clock, config.lease().plusSeconds(1));
        var third = new RelayLease(store, config, later);

        assertThat(first.hold()).isTrue();
        assertThat(first.hold()).isTrue();
        assertThat(second.hold()).isFalse();
        first.release();
        assertThat(second.hold()).isTrue();
        assertThat(first.hold()).isFalse();
        assertThat(third.hold()).isTrue();
        third.release();
    }

    @Test
    void saysHowFarItIsBehind() {
        answer(7, "Good");
        responses.createIndexes();

        gauges.measure();

        assertThat(metrics.get("heard.responses.pending").gauge().value()).isEqualTo(1);
        assertThat(metrics.get("heard.responses.publishing.lag.seconds").gauge().value())
                .isBetween(0.0, 60.0);
    }

    private static String id(Message<String> message) {
        return message.getMetadata(OutgoingCloudEventMetadata.class)
                .orElseThrow()
                .getId();
    }

    private void answer(int score, String text) {
        List<Answer> answers = List.of(
                Answer.score("recommend", QuestionType.NPS, score), Answer.text("why", QuestionType.LONG_TEXT, text));
        responses.record(
                invitation, new Submission(UUID.randomUUID(), clock.instant(), "en", answers), new Credence.Believed());
    }
}
