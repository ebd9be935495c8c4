package io.heard.feedback.publishing;

import io.heard.messaging.EventPublisher;
import io.heard.messaging.OutgoingEvent;
import io.quarkus.logging.Log;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Publishes the events that documents hold, and marks the documents once Kafka has them.
 *
 * <p>At-least-once: a crash in between publishes again, under the same ids. What Kafka would refuse for ever is set aside.
 */
public final class DocumentRelay<T> {

    /** Bytes of data that Kafka takes: the topic's {@code max.message.bytes} without two kilobytes for key and headers. */
    private static final int LARGEST_EVENT = 262_144 - 2_048;

    private final String noun;
    private final WaitingDocuments<T> documents;
    private final Function<T, List<OutgoingEvent>> events;
    private final EventPublisher publisher;
    private final int batchSize;

    private final NextBatch next = new NextBatch();

    /**
     * @param noun what such a document is, for the log
     * @param events of one document, in order, at least one
     */
    public DocumentRelay(
            String noun,
            WaitingDocuments<T> documents,
            Function<T, List<OutgoingEvent>> events,
            EventPublisher publisher,
            int batchSize) {
        this.noun = noun;
        this.documents = documents;
        this.events = events;
        this.publisher = publisher;
        this.batchSize = batchSize;
    }

    private record Waiting<T>(T document, List<OutgoingEvent> events) {

        boolean isAllIn(Set<String> ids) {
            return events.stream().map(OutgoingEvent::id).allMatch(ids::contains);
        }

        boolean isAnyIn(Set<String> ids) {
            return events.stream().map(OutgoingEvent::id).anyMatch(ids::contains);
        }

        int largest() {
            return events.stream()
                    .mapToInt(event -> event.data().getBytes(StandardCharsets.UTF_8).length)
                    .max()
                    .orElse(0);
        }

        String id() {
            return events.getLast().id();
        }
    }

    /** How many documents no longer wait; as many as fit in a batch when more may be waiting. */
    public int relayBatch() {
        List<T> batch = next.of(documents.pending(batchSize));
        List<Waiting<T>> fitting = new ArrayList<>();
        for (T document : batch) {
            Waiting<T> waiting = new Waiting<>(document, events.apply(document));
            int size = waiting.largest();
            if (size <= LARGEST_EVENT) {
                fitting.add(waiting);
            } else {
                documents.setAside(document);
                Log.errorf(
                        "%s %s is set aside: its event has %d bytes, more than Kafka takes", noun, waiting.id(), size);
            }
        }
        return batch.size() - fitting.size() + publish(fitting);
    }

    private int publish(List<Waiting<T>> batch) {
        EventPublisher.Answers answers = publisher.offer(
                batch.stream().flatMap(waiting -> waiting.events().stream()).toList());
        Set<String> taken = ids(answers.taken());
        Set<String> refused = ids(answers.refused());
        List<T> published = batch.stream()
                .filter(waiting -> waiting.isAllIn(taken))
                .map(Waiting::document)
                .toList();
        documents.markPublished(published);
        int settled = published.size();
        for (Waiting<T> waiting : batch) {
            if (waiting.isAnyIn(refused)) {
                documents.setAside(waiting.document());
                settled++;
                Log.errorf(
                        "%s %s is set aside: Kafka will not take its event at any later time either",
                        noun, waiting.id());
            }
        }
        next.learn(batch.size(), settled);
        return settled;
    }

    private static Set<String> ids(List<OutgoingEvent> events) {
        return events.stream().map(OutgoingEvent::id).collect(Collectors.toSet());
    }
}
