package io.heard.feedback.webhook;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.ReplaceOptions;
import io.heard.feedback.documents.DocumentStore;
import io.heard.feedback.documents.Position;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** There are few of them, {@value #MOST} at most. */
@ApplicationScoped
public class WebHooks {

    public static final int MOST = 50;

    /** For how long it is known that one was removed: all who may still have told it something have ended by then. */
    private static final Duration REMEMBERED = Duration.ofDays(1);

    private final MongoCollection<WebHook> documents;
    private final MongoCollection<Document> removed;

    protected WebHooks(DocumentStore store) {
        this.documents = store.collection("webHooks", WebHook.class);
        this.removed = store.collection("removedWebHooks", Document.class);
    }

    public Optional<WebHook> find(UUID id) {
        return Optional.ofNullable(documents.find(eq("_id", id)).first());
    }

    /** Those that something is sent to. */
    public List<WebHook> active() {
        return documents.find(eq("active", true)).into(new ArrayList<>());
    }

    /** Those that are told of events, with those whose receiver is gone: what it should hear waits until it is back. */
    public List<WebHook> told() {
        return documents.find().into(new ArrayList<>()).stream()
                .filter(hook -> hook.active() || hook.isGone())
                .toList();
    }

    /** How many have a receiver that is gone. */
    public long countGone() {
        return documents.countDocuments(gt("goneSince", Instant.EPOCH));
    }

    /** The receiver wants no more. Does nothing when somebody has changed the hook meanwhile. */
    public boolean switchOff(WebHook hook, Instant now) {
        return documents
                        .updateOne(
                                unchanged(hook),
                                combine(set("active", false), set("goneSince", now), inc("revision", 1)))
                        .getMatchedCount()
                == 1;
    }

    /** Oldest first. */
    List<WebHook> list(@Nullable Position after, int limit) {
        return documents
                .find(after == null ? new Document() : after.newer("createdAt"))
                .sort(ascending("createdAt", "_id"))
                .limit(limit)
                .into(new ArrayList<>());
    }

    long count() {
        return documents.countDocuments();
    }

    void add(WebHook hook) {
        documents.insertOne(hook);
    }

    /** False when somebody else changed or removed it since it was read. */
    boolean replace(WebHook read, WebHook changed) {
        return documents.replaceOne(unchanged(read), changed).getMatchedCount() == 1;
    }

    /** False when somebody else changed or removed it since it was read. */
    boolean remove(WebHook read, Instant now) {
        removed.replaceOne(
                eq("_id", read.id()),
                new Document("_id", read.id()).append("removedAt", now),
                new ReplaceOptions().upsert(true));
        return documents.deleteOne(unchanged(read)).getDeletedCount() == 1;
    }

    /** Something may have been on its way to them just then, or we were killed before all of theirs was gone. */
    public List<UUID> removedLately() {
        return removed.find().map(hook -> hook.get("_id", UUID.class)).into(new ArrayList<>()).stream()
                .filter(id -> find(id).isEmpty())
                .toList();
    }

    /** Once all of theirs is gone. */
    public void forgetRemoved(Instant now) {
        removed.deleteMany(lt("removedAt", now.minus(REMEMBERED)));
    }

    private static org.bson.conversions.Bson unchanged(WebHook read) {
        return and(eq("_id", read.id()), eq("revision", read.revision()));
    }
}
