package io.heard.feedback.recovery.improvement;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Sorts.descending;

import com.mongodb.client.MongoCollection;
import io.heard.feedback.documents.DocumentStore;
import io.heard.feedback.documents.Position;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** A company writes few of them: what a page asks for is found without an index. */
@ApplicationScoped
public class Improvements {

    private final MongoCollection<Improvement> documents;
    private final Clock clock;

    protected Improvements(DocumentStore store, Clock clock) {
        this.documents = store.collection("improvements", Improvement.class);
        this.clock = clock;
    }

    void add(Improvement improvement) {
        documents.insertOne(improvement);
    }

    Optional<Improvement> find(UUID id) {
        return Optional.ofNullable(documents.find(eq("_id", id)).first());
    }

    /** False when somebody else changed or removed it since it was read. */
    boolean replace(Improvement read, Improvement changed) {
        return documents
                        .replaceOne(and(eq("_id", read.id()), eq("revision", read.revision())), changed)
                        .getMatchedCount()
                == 1;
    }

    /** False when somebody else changed or removed it since it was read. */
    boolean remove(Improvement read) {
        return documents
                        .deleteOne(and(eq("_id", read.id()), eq("revision", read.revision())))
                        .getDeletedCount()
                == 1;
    }

    /**
     * The latest first.
     *
     * @param products only these; null for all
     * @param after where to go on, exclusive; null for the beginning
     */
    List<Improvement> list(@Nullable Set<String> products, @Nullable Position after, int limit) {
        List<Bson> conditions = new ArrayList<>();
        conditions.add(exists("_id"));
        if (products != null) {
            conditions.add(in("product", products));
        }
        if (after != null) {
            conditions.add(after.older("doneAt"));
        }
        return documents
                .find(and(conditions))
                .sort(descending("doneAt", "_id"))
                .limit(limit)
                .into(new ArrayList<>());
    }

    /** Done after a moment and not later than now, the latest first. */
    public List<Improvement> done(String product, String touchpoint, Instant after, int limit) {
        return documents
                .find(and(
                        eq("product", product),
                        gt("doneAt", after),
                        lte("doneAt", clock.instant()),
                        or(eq("touchpoint", touchpoint), eq("touchpoint", null))))
                .sort(descending("doneAt", "_id"))
                .limit(limit)
                .into(new ArrayList<>());
    }
}
