package io.heard.messaging;

import io.heard.contracts.event.Event;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.ce.OutgoingCloudEventMetadata;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.common.errors.RecordBatchTooLargeException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Hands events to Kafka on the channel {@code events} and knows which of them arrived. Relays use it, and consumers whose answer can be told again. */
@ApplicationScoped
public class EventPublisher {

    private static final Duration MARGIN = Duration.ofSeconds(1);

    private final MutinyEmitter<String> events;
    private final URI source;
    private final Duration patience;

    EventPublisher(
            @Channel("events") MutinyEmitter<String> events,
            @ConfigProperty(name = "quarkus.application.name") String application,
            @ConfigProperty(name = "mp.messaging.outgoing.events.max.block.ms", defaultValue = "60000") long maxBlock,
            @ConfigProperty(name = "mp.messaging.outgoing.events.delivery.timeout.ms", defaultValue = "120000")
                    long deliveryTimeout) {
        this.events = events;
        this.source = URI.create("/" + application);
        // The channel goes on for as long again after the client has given up once.
        this.patience = Duration.ofMillis(maxBlock + 2 * deliveryTimeout).plus(MARGIN);
    }

    /**
     * What Kafka said to a batch; to events that are in neither list it said nothing, or that it cannot now.
     *
     * @param taken in the order they were offered
     * @param refused those that it will not take at any later time either
     */
    public record Answers(List<OutgoingEvent> taken, List<OutgoingEvent> refused) {}

    /** Publishes the events in order and waits, no longer than {@link #patience}, for what Kafka says to each. */
    public Answers offer(List<OutgoingEvent> batch) {
        List<Uni<Answer>> sent = batch.stream().map(this::send).toList();
        if (sent.isEmpty()) {
            return new Answers(List.of(), List.of());
        }
        List<Answer> answers = Uni.join().all(sent).andFailFast().await().atMost(patience.plus(MARGIN));
        return new Answers(those(batch, answers, Answer.YES), those(batch, answers, Answer.NEVER));
    }

    /**
     * Publishes what a consumer has just done and no outbox keeps.
     *
     * @throws UntoldException when Kafka has not taken it; the consumer then does it once more
     */
    public void tell(Event event, Instant occurredAt) {
        var told = new OutgoingEvent(
                UUID.randomUUID().toString(),
                event.topic(),
                event.type(),
                event.subject(),
                occurredAt,
                EventJson.write(event));
        if (offer(List.of(told)).taken().isEmpty()) {
            throw new UntoldException();
        }
    }

    /** How long an answer of Kafka can take. Follows from the timeouts of the channel. */
    public Duration patience() {
        return patience;
    }

    private enum Answer {
        YES,
        NOT_NOW,
        NEVER
    }

    private static List<OutgoingEvent> those(List<OutgoingEvent> batch, List<Answer> answers, Answer answer) {
        return IntStream.range(0, batch.size())
                .filter(i -> answers.get(i) == answer)
                .mapToObj(batch::get)
                .toList();
    }

    /** Never fails. */
    private Uni<Answer> send(OutgoingEvent event) {
        var envelope = OutgoingCloudEventMetadata.<String>builder()
                .withId(event.id())
                .withSource(source)
                .withType(event.type())
                .withSubject(event.subject())
                .withTimestamp(event.occurredAt().atZone(ZoneOffset.UTC))
                .withDataContentType("application/json")
                .build();
        var record = OutgoingKafkaRecordMetadata.<String>builder()
                .withTopic(event.topic())
                .withKey(event.subject())
                .build();
        return events.sendMessage(Message.of(event.data()).addMetadata(envelope).addMetadata(record))
                .replaceWith(Answer.YES)
                .ifNoItem()
                .after(patience)
                .fail()
                .onFailure()
                .recoverWithItem(failure -> blamesTheEvent(failure) ? Answer.NEVER : Answer.NOT_NOW);
    }

    private static boolean blamesTheEvent(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(20)
                .anyMatch(cause -> cause instanceof RecordTooLargeException
                        || cause instanceof RecordBatchTooLargeException
                        || cause instanceof SerializationException);
    }
}
