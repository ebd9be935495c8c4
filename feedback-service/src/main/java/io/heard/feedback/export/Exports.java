package io.heard.feedback.export;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.min;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import io.heard.feedback.documents.DocumentStore;
import io.heard.feedback.invitation.Invitation;
import io.heard.feedback.response.Response;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.bson.conversions.Bson;

/** Every export that was asked for and can still be read about. */
@ApplicationScoped
public class Exports {

    /** Even where answers whose time is over may be in it. */
    private static final Duration FETCHABLE = Duration.ofDays(1);

    static final Bson NO_CHANGE = combine();

    /** With the pauses between them they take two hours: a store that answers badly for an hour fails nobody's export. */
    static final int MOST_ATTEMPTS = 8;

    private static final Duration SHORTEST_PAUSE = Duration.ofMinutes(1);

    private final MongoCollection<Export> documents;
    private final Clock clock;

    protected Exports(DocumentStore store, Clock clock) {
        this.documents = store.collection("exports", Export.class);
        this.clock = clock;
    }

    void add(Export export) {
        DocumentStore.insertOnce(documents, export);
    }

    /** Nobody finds another's, and none whose time is over. */
    Optional<Export> find(UUID id, String owner) {
        return Optional.ofNullable(documents
                .find(and(eq("_id", id), eq("owner", owner), gt("expiresAt", clock.instant())))
                .first());
    }

    List<Export> of(String owner) {
        return documents
                .find(and(eq("owner", owner), gt("expiresAt", clock.instant())))
                .sort(ascending("snapshot", "_id"))
                .into(new ArrayList<>());
    }

    void remove(UUID id) {
        documents.deleteOne(eq("_id", id));
    }

    void removeExpired() {
        documents.deleteMany(lt("expiresAt", clock.instant()));
    }

    /** Of those that have files, or will have. */
    Set<UUID> ids() {
        return documents.distinct("_id", eq("failure", null), UUID.class).into(new HashSet<>());
    }

    /**
     * The one that has waited longest since it was last tried, for an instance that nobody else takes it from until the lease is
     * over.
     */
    Optional<Export> claim(UUID worker, Duration lease) {
        Instant now = clock.instant();
        return Optional.ofNullable(documents.findOneAndUpdate(
                and(eq("manifest", null), eq("failure", null), or(lte("leaseUntil", now), eq("worker", worker))),
                combine(set("worker", worker), set("leaseUntil", now.plus(lease))),
                new FindOneAndUpdateOptions()
                        .sort(ascending("leaseUntil", "snapshot"))
                        .returnDocument(ReturnDocument.AFTER)));
    }

    /** False when somebody else goes on with it, or nobody wants it any more, or what is in it must not be kept. */
    boolean update(UUID id, UUID worker, Duration lease, Bson change) {
        return documents
                        .updateOne(
                                and(eq("_id", id), eq("worker", worker), eq("failure", null)),
                                combine(
                                        change,
                                        set("leaseUntil", clock.instant().plus(lease))))
                        .getMatchedCount()
                == 1;
    }

    /** So that another instance need not wait. */
    void release(UUID id, UUID worker) {
        documents.updateOne(and(eq("_id", id), eq("worker", worker)), set("leaseUntil", clock.instant()));
    }

    /**
     * After an attempt that failed: gives others their turn, and this one another after a pause that gets longer. After {@value
     * #MOST_ATTEMPTS} attempts that all ended at the same place it has failed for good. While the store is away no attempt counts:
     * the store has to take the note of it, here, and to have given the export out before.
     */
    void putOff(UUID id, UUID worker) {
        Bson ours = and(eq("_id", id), eq("worker", worker), eq("manifest", null), eq("failure", null));
        Export export = documents.find(ours).first();
        if (export == null) {
            return;
        }
        Export.Stuck stuck = export.stuckAgain();
        Duration pause = SHORTEST_PAUSE.multipliedBy(1L << (stuck.attempts() - 1));
        documents.updateOne(
                ours,
                stuck.attempts() < MOST_ATTEMPTS
                        ? combine(
                                set("stuck", stuck),
                                unset("worker"),
                                set("leaseUntil", clock.instant().plus(pause)))
                        : combine(set("stuck", stuck), set("failure", Export.NO_PROGRESS)));
    }

    /**
     * Removes every export that may hold an answer to one of these invitations. What an answer was when it was exported nobody
     * knows any more, so only what never changes about it is looked at.
     */
    public void forget(Collection<Invitation> answered) {
        mayHold(answered).forEach(export -> remove(export.id()));
    }

    /**
     * Ends every export that may hold one of these answers, whose time to be kept is over, a day after it was asked for: where
     * answers come all day one of them is over at any moment, and a file must live long enough to be fetched. Its owner can read
     * why there is no file any more.
     */
    public void expire(Collection<Response> over, Instant now) {
        for (Export export : documents.find(eq("failure", null)).into(new ArrayList<>())) {
            if (over.stream().noneMatch(export.filter()::mayHold)) {
                continue;
            }
            Instant last = export.snapshot().plus(FETCHABLE);
            documents.updateOne(
                    and(eq("_id", export.id()), eq("failure", null)),
                    last.isAfter(now)
                            ? min("expiresAt", last)
                            : combine(set("failure", Export.RETENTION), set("manifest", null), nothingWritten()));
        }
    }

    /** As {@link Export#anew} has it. */
    static Bson anew(Export export) {
        return combine(nothingWritten(), set("shown", export.shown()), set("withheld", export.withheld()));
    }

    private static Bson nothingWritten() {
        return combine(set("parts", List.of()), set("columns", List.of()), set("lastId", null));
    }

    private List<Export> mayHold(Collection<Invitation> about) {
        return documents.find().into(new ArrayList<>()).stream()
                .filter(export ->
                        about.stream().anyMatch(invitation -> export.filter().mayHold(invitation)))
                .toList();
    }
}
