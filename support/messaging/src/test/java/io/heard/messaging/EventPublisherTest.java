package io.heard.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.ce.OutgoingCloudEventMetadata;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.junit.jupiter.api.Test;

class EventPublisherTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final FakeKafka kafka = new FakeKafka();

    @Test
    void sendsCloudEventsInOrder() {
        List<OutgoingEvent> batch = List.of(event("1"), event("2"));

        assertThat(publisher(1_000).offer(batch).taken()).isEqualTo(batch);
        assertThat(kafka.messages).extracting(Message::getPayload).isEqualTo(List.of("data 1", "data 2"));
        Message<?> first = kafka.messages.getFirst();
        OutgoingCloudEventMetadata<?> envelope =
                first.getMetadata(OutgoingCloudEventMetadata.class).orElseThrow();
        assertThat(envelope.getId()).isEqualTo("1");
        assertThat(envelope.getSource()).hasToString("/some-service");
        assertThat(envelope.getType()).isEqualTo("type");
        assertThat(envelope.getSubject()).contains("subject 1");
        assertThat(envelope.getTimeStamp()).contains(NOON.atZone(ZoneOffset.UTC));
        assertThat(envelope.getDataContentType()).contains("application/json");
        OutgoingKafkaRecordMetadata<?> record =
                first.getMetadata(OutgoingKafkaRecordMetadata.class).orElseThrow();
        assertThat(record.getTopic()).isEqualTo("topic");
        assertThat(record.getKey()).isEqualTo("subject 1");
    }

    @Test
    void tellsWhatIsRefusedForNowFromWhatIsRefusedForGood() {
        kafka.answers = Map.of(
                "data 2", failure(new TimeoutException()),
                "data 3", failure(new IllegalStateException(new RecordTooLargeException())),
                "data 4", failure(new SerializationException()));
        List<OutgoingEvent> batch = List.of(event("1"), event("2"), event("3"), event("4"), event("5"));

        EventPublisher.Answers answers = publisher(1_000).offer(batch);

        assertThat(answers.taken()).extracting(OutgoingEvent::id).containsExactly("1", "5");
        assertThat(answers.refused()).extracting(OutgoingEvent::id).containsExactly("3", "4");
    }

    @Test
    void doesNotWaitForEver() {
        kafka.answers = Map.of("data 1", Uni.createFrom().nothing());

        assertThat(publisher(0).offer(List.of(event("1"), event("2"))).taken())
                .extracting(OutgoingEvent::id)
                .containsExactly("2");
    }

    @Test
    void waitsAsLongAsTheChannelGoesOn() {
        assertThat(publisher(5_000).patience()).isEqualTo(Duration.ofSeconds(14));
    }

    @Test
    void sendsNothingForNothing() {
        assertThat(publisher(1_000).offer(List.of()).taken()).isEmpty();
        assertThat(kafka.messages).isEmpty();
    }

    private EventPublisher publisher(long deliveryTimeout) {
        return new EventPublisher(kafka, "some-service", deliveryTimeout == 0 ? 0 : 3_000, deliveryTimeout);
    }

    private static Uni<Void> failure(Throwable failure) {
        return Uni.createFrom().failure(failure);
    }

    private static OutgoingEvent event(String id) {
        return new OutgoingEvent(id, "topic", "type", "subject " + id, NOON, "data " + id);
    }

    private static final class FakeKafka implements MutinyEmitter<String> {

        private final List<Message<?>> messages = new ArrayList<>();
        private Map<Object, Uni<Void>> answers = Map.of();

        @Override
        public <M extends Message<? extends String>> Uni<Void> sendMessage(M message) {
            return Uni.createFrom().deferred(() -> {
                messages.add(message);
                return answers.getOrDefault(
                        message.getPayload(), Uni.createFrom().voidItem());
            });
        }

        @Override
        public Uni<Void> send(String payload) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void sendAndAwait(String payload) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Cancellable sendAndForget(String payload) {
            throw new UnsupportedOperationException();
        }

        @Override
        @Deprecated
        public <M extends Message<? extends String>> void send(M message) {
            throw new UnsupportedOperationException();
        }

        @Override
        public <M extends Message<? extends String>> void sendMessageAndAwait(M message) {
            throw new UnsupportedOperationException();
        }

        @Override
        public <M extends Message<? extends String>> Cancellable sendMessageAndForget(M message) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void complete() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void error(Exception failure) {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean isCancelled() {
            return false;
        }

        @Override
        public boolean hasRequests() {
            return true;
        }
    }
}
