package io.heard.feedback.invitation;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Indexes.ascending;

import com.mongodb.client.MongoCollection;
import io.heard.feedback.documents.ById;
import io.heard.feedback.documents.DocumentStore;
import io.heard.feedback.documents.RecentlyUsed;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
public class Invitations {

    /** A person who opens the page answers within minutes; this covers thousands who do at once in a few megabytes. */
    private static final int REMEMBERED = 10_000;

    private final MongoCollection<Invitation> documents;
    private final ById<Invitation> byId;
    private final RecentlyUsed<UUID, Invitation> recent = new RecentlyUsed<>(REMEMBERED);

    private final ErasedCustomers erased;

    protected Invitations(DocumentStore store, ErasedCustomers erased) {
        this.documents = store.collection("invitations", Invitation.class);
        this.byId = new ById<>(documents, Invitation::id);
        this.erased = erased;
    }

    public Optional<Invitation> find(UUID id) {
        return recent.find(id, key -> byId.find(key).orElse(null));
    }

    /** Nothing is kept about somebody who was forgotten, also when an attempt before ended between writing and looking. */
    public void addOnce(Invitation invitation) {
        DocumentStore.insertOnce(documents, invitation);
        if (erased.isErased(invitation.customerId())) {
            documents.deleteOne(eq("_id", invitation.id()));
        }
    }

    /** True for an invitation whose customer was forgotten. */
    public boolean isErased(UUID id) {
        return erased.isErasedInvitation(id);
    }

    public List<UUID> idsOf(UUID customerId) {
        return documents.find(eq("customerId", customerId)).map(Invitation::id).into(new ArrayList<>());
    }

    /** How many were removed: those of a customer, and these. */
    public long remove(UUID customerId, Collection<UUID> ids) {
        long removed = documents
                .deleteMany(or(eq("customerId", customerId), in("_id", ids)))
                .getDeletedCount();
        recent.forget(invitation -> invitation.customerId().equals(customerId));
        return removed;
    }

    /** Those of them that nobody can answer any more. */
    public void removeExpired(Collection<UUID> ids, Instant now) {
        documents.deleteMany(and(in("_id", ids), lte("expiresAt", now)));
        recent.forget(invitation -> ids.contains(invitation.id()) && !invitation.isOpenAt(now));
    }

    /** The next of a campaign that nobody can answer any more since before a moment. */
    public List<UUID> closedBefore(UUID campaignId, Instant moment, int limit) {
        return documents
                .find(and(eq("campaignId", campaignId), lt("expiresAt", moment)))
                .limit(limit)
                .map(Invitation::id)
                .into(new ArrayList<>());
    }

    /** Safe to call again. */
    public void createIndexes() {
        documents.createIndex(ascending("customerId"));
        documents.createIndex(ascending("campaignId", "expiresAt"));
    }
}
