package io.heard.feedback.export;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.min;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import io.heard.feedback.documents.DocumentStore;
import io.heard.feedback.invitation.Invitation;
import io.heard.feedback.response.Response;
import io.heard.feedback.response.Responses;
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

    private final MongoCollection<Export> documents;
    private final Responses responses;
    private final Clock clock;

    protected Exports(DocumentStore store, Responses responses, Clock clock) {
        this.documents = store.collection("exports", Export.class);
        this.responses = responses;
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

    /** The next to go on with, for an instance that nobody else takes it from until the lease is over. */
    Optional<Export> claim(UUID worker, Duration lease) {
        Instant now = clock.instant();
        return Optional.ofNullable(documents.findOneAndUpdate(
                and(eq("manifest", null), eq("failure", null), or(lt("leaseUntil", now), eq("worker", worker))),
                combine(set("worker", worker), set("leaseUntil", now.plus(lease))),
                new FindOneAndUpdateOptions().sort(ascending("snapshot")).returnDocument(ReturnDocument.AFTER)));
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
        documents.updateOne(and(eq("_id", id), eq("worker", worker)), set("leaseUntil", Instant.EPOCH));
    }

    /**
     * Removes every export that may hold an answer to one of these invitations. What an answer was when it was exported nobody
     * knows any more, so only what never changes about it is looked at.
     */
    public void forget(Collection<UUID> invitationIds) {
        List<Invitation> about = invitationIds.stream()
                .flatMap(id -> responses.find(id).stream())
                .map(Response::invitation)
                .toList();
        mayHold(about).forEach(export -> remove(export.id()));
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
                            : combine(
                                    set("failure", Export.RETENTION),
                                    set("manifest", null),
                                    set("parts", List.of()),
                                    set("columns", List.of()),
                                    set("lastId", null)));
        }
    }

    private List<Export> mayHold(Collection<Invitation> about) {
        return documents.find().into(new ArrayList<>()).stream()
                .filter(export ->
                        about.stream().anyMatch(invitation -> export.filter().mayHold(invitation)))
                .toList();
    }
}
