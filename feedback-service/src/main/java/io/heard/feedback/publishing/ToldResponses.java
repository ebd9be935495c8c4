package io.heard.feedback.publishing;

import io.heard.contracts.event.Event;
import java.util.List;

/** Who in this service acts on what the others are told of responses. */
public interface ToldResponses {

    /**
     * Called once Kafka has the events and before their responses are marked: at least once for each, and for one response in the
     * order of its revisions as long as no instance is held up in here for longer than the lease.
     *
     * @param events {@link io.heard.contracts.event.ResponseRecorded} and {@link io.heard.contracts.event.ResponseWithdrawn}, of
     *     each response at most one
     * @throws com.mongodb.MongoException when the store is away; then all are told again
     */
    void told(List<Event> events);
}
