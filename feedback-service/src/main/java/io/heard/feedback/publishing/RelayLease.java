package io.heard.feedback.publishing;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.client.MongoCollection;
import io.heard.feedback.documents.DocumentStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.bson.Document;

/**
 * Lets one instance publish at a time. It only saves work: should two publish at once, after a pause or with clocks apart, the
 * events are equal and readers count them once.
 */
@ApplicationScoped
public class RelayLease {

    private final String id;
    private final UUID owner = UUID.randomUUID();
    private final MongoCollection<Document> documents;
    private final PublishingConfig config;
    private final Clock clock;
    private Instant until = Instant.EPOCH;

    @Inject
    RelayLease(DocumentStore store, PublishingConfig config, Clock clock) {
        this("response-relay", store.collection("leases", Document.class), config, clock);
    }

    private RelayLease(String id, MongoCollection<Document> documents, PublishingConfig config, Clock clock) {
        this.id = id;
        this.documents = documents;
        this.config = config;
        this.clock = clock;
    }

    /** For another relay. */
    public RelayLease ofRelay(String name) {
        return new RelayLease(name, documents, config, clock);
    }

    /** True when this instance may publish now. Writes only when half of the lease is over. */
    public synchronized boolean hold() {
        Instant now = clock.instant();
        if (now.isBefore(until.minus(config.lease().dividedBy(2)))) {
            return true;
        }
        Instant then = now.plus(config.lease());
        boolean held = documents
                                .updateOne(
                                        and(eq("_id", id), or(eq("owner", owner), lt("until", now))),
                                        combine(set("owner", owner), set("until", then)))
                                .getMatchedCount()
                        == 1
                || DocumentStore.insertOnce(
                        documents,
                        new Document("_id", id).append("owner", owner).append("until", then));
        until = held ? then : Instant.EPOCH;
        return held;
    }

    /** So that the next instance need not wait. */
    public synchronized void release() {
        if (until.isAfter(Instant.EPOCH)) {
            until = Instant.EPOCH;
            documents.deleteOne(and(eq("_id", id), eq("owner", owner)));
        }
    }
}
