package io.heard.feedback.recovery;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.push;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toSet;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import io.heard.feedback.documents.DocumentStore;
import io.heard.feedback.documents.Position;
import io.heard.feedback.invitation.ErasedCustomers;
import io.heard.feedback.publishing.WaitingDocuments;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** Every change is one write to a case as it was read; whoever comes second is told so. */
@ApplicationScoped
public class Cases implements WaitingDocuments<Case> {

    private final MongoCollection<Case> documents;
    private final ErasedCustomers erased;

    protected Cases(DocumentStore store, ErasedCustomers erased) {
        this.documents = store.collection("cases", Case.class);
        this.erased = erased;
    }

    /** Safe to call again. */
    void createIndexes() {
        documents.createIndex(ascending("pendingSince"), new IndexOptions().sparse(true));
        documents.createIndex(ascending("setAsideSince"), new IndexOptions().sparse(true));
        documents.createIndex(ascending("state", "dueAt", "_id"));
        documents.createIndex(ascending("dueAt", "_id"));
        documents.createIndex(ascending("customerId"));
    }

    Optional<Case> find(UUID id) {
        return Optional.ofNullable(documents.find(eq("_id", id)).first());
    }

    /** Those of them that there are. */
    Set<UUID> among(Set<UUID> ids) {
        return ids.isEmpty()
                ? Set.of()
                : documents
                        .find(in("_id", ids), Document.class)
                        .projection(include("_id"))
                        .map(found -> found.get("_id", UUID.class))
                        .into(new HashSet<>());
    }

    /** Opens them, but for those that there are already, and says how many it opened. Nothing is kept about somebody who was forgotten. */
    long open(List<Case> opened) {
        if (opened.isEmpty()) {
            return 0;
        }
        List<BooleanSupplier> inserted = DocumentStore.insertEachOnce(documents, opened);
        forget(opened);
        return inserted.stream().filter(BooleanSupplier::getAsBoolean).count();
    }

    /** After the write, as everywhere: an erasure marks first and removes then, so one of the two sees the other. */
    private void forget(List<Case> opened) {
        Set<UUID> customers = erased.among(opened.stream().map(Case::customerId).collect(toSet()));
        Set<UUID> invitations =
                erased.invitationsAmong(opened.stream().map(Case::id).collect(toSet()));
        if (!customers.isEmpty() || !invitations.isEmpty()) {
            documents.deleteMany(and(
                    in("_id", opened.stream().map(Case::id).toList()),
                    or(in("customerId", customers), in("_id", invitations))));
        }
    }

    /** Of what was emptied, nothing but the state is kept. False when somebody else changed it since it was read. */
    boolean take(Case read, Case.Step step) {
        return change(read, taken(read.isEmptied() ? step.emptied() : step));
    }

    /** The customer answered anew. False as above. */
    boolean hear(Case read, Case.Score latest) {
        return change(read, combine(set("latest", latest), answerCounts()));
    }

    /** The customer is still unhappy although it was resolved. False as above. */
    boolean reopen(Case read, Case.Score complaint, Case.Step step, Instant dueAt) {
        return change(
                read,
                combine(
                        set("complaint", complaint),
                        set("latest", complaint),
                        set("dueAt", dueAt),
                        answerCounts(),
                        taken(step)));
    }

    /** The customer took the answer back; the case goes on. False as above. */
    boolean withdraw(Case read, Instant at) {
        return change(read, set("answerWithdrawnAt", at));
    }

    /** A program seems to have given the answer, which nobody knew when it opened the case; the case goes on. False as above. */
    boolean doubt(Case read, Instant at) {
        return change(read, set("answerProvisionalSince", at));
    }

    /** That it happened, and when, stays; with whom and in what words does not. False as above. */
    boolean empty(Case read, Instant at) {
        return change(
                read,
                combine(
                        set("customerId", read.id()),
                        set("interactionId", read.id()),
                        set("followUp", false),
                        set("answerWithdrawnAt", at),
                        set("emptiedAt", at),
                        unset("answerProvisionalSince"),
                        set(
                                "steps",
                                read.steps().stream().map(Case.Step::emptied).toList())));
    }

    private static Bson answerCounts() {
        return combine(unset("answerWithdrawnAt"), unset("answerProvisionalSince"));
    }

    private static Bson taken(Case.Step step) {
        return combine(
                set("state", step.state()),
                push("steps", step),
                set("pendingSince", step.at()),
                unset("setAsideSince"));
    }

    private boolean change(Case read, Bson change) {
        return documents
                        .updateOne(
                                and(eq("_id", read.id()), eq("revision", read.revision())),
                                combine(inc("revision", 1), change))
                        .getMatchedCount()
                == 1;
    }

    /**
     * Those due first come first.
     *
     * @param products only these; null for all
     * @param after where to go on, exclusive; null for the beginning
     */
    List<Case> list(
            @Nullable CaseState state,
            @Nullable Set<String> products,
            @Nullable UUID customerId,
            @Nullable Position after,
            int limit) {
        List<Bson> conditions = new ArrayList<>();
        conditions.add(exists("_id"));
        if (state != null) {
            conditions.add(eq("state", state));
        }
        if (products != null) {
            conditions.add(in("product", products));
        }
        if (customerId != null) {
            conditions.add(eq("customerId", customerId));
        }
        if (after != null) {
            conditions.add(after.newer("dueAt"));
        }
        return documents
                .find(and(conditions))
                .sort(ascending("dueAt", "_id"))
                .limit(limit)
                .into(new ArrayList<>());
    }

    /** Everything about a customer, and about these invitations. */
    public long remove(UUID customerId, Collection<UUID> invitationIds) {
        return documents
                .deleteMany(or(eq("customerId", customerId), in("_id", invitationIds)))
                .getDeletedCount();
    }

    @Override
    public List<Case> pending(int limit) {
        return documents
                .find(gt("pendingSince", Instant.EPOCH))
                .sort(ascending("pendingSince"))
                .limit(limit)
                .into(new ArrayList<>());
    }

    @Override
    public void markPublished(List<Case> published) {
        // One write for all of a revision: stores commit once for each write.
        published.stream()
                .collect(groupingBy(Case::revision, mapping(Case::id, toList())))
                .forEach((revision, ids) -> documents.updateMany(
                        and(in("_id", ids), eq("revision", revision)),
                        combine(set("toldRevision", revision), unset("pendingSince"))));
    }

    @Override
    public void setAside(Case refused) {
        documents.updateOne(
                and(eq("_id", refused.id()), eq("revision", refused.revision())),
                combine(set("setAsideSince", refused.steps().getLast().at()), unset("pendingSince")));
    }

    long countPending(int limit) {
        return DocumentStore.count(documents, gt("pendingSince", Instant.EPOCH), limit);
    }

    long countSetAside(int limit) {
        return DocumentStore.count(documents, gt("setAsideSince", Instant.EPOCH), limit);
    }
}
