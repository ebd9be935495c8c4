package io.heard.feedback.invitation;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.client.MongoCollection;
import io.heard.feedback.documents.DocumentStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.bson.Document;

/**
 * Whom we have forgotten, by pseudonym, and their invitations: what arrives late about them is not kept. Marked before anything
 * is removed, and looked at after anything is written, so that of two at the same time one always sees the other.
 */
@ApplicationScoped
public class ErasedCustomers {

    private final MongoCollection<Document> customers;
    private final MongoCollection<Document> invitations;

    public ErasedCustomers(DocumentStore store) {
        this.customers = store.collection("erasedCustomers", Document.class);
        this.invitations = store.collection("erasedInvitations", Document.class);
    }

    public boolean isErased(UUID customerId) {
        return customers.find(eq("_id", customerId)).first() != null;
    }

    /** Those of them that were erased. */
    public Set<UUID> among(Set<UUID> customerIds) {
        return marked(customers, customerIds);
    }

    /** Those of them that were erased. */
    public Set<UUID> invitationsAmong(Set<UUID> invitationIds) {
        return marked(invitations, invitationIds);
    }

    private static Set<UUID> marked(MongoCollection<Document> marks, Set<UUID> ids) {
        return marks.find(in("_id", ids))
                .map(mark -> mark.get("_id", UUID.class))
                .into(new HashSet<>());
    }

    public boolean isErasedInvitation(UUID invitationId) {
        return invitations.find(eq("_id", invitationId)).first() != null;
    }

    public void mark(UUID customerId, Collection<UUID> invitationIds) {
        DocumentStore.insertOnce(customers, new Document("_id", customerId));
        invitationIds.forEach(id -> DocumentStore.insertOnce(invitations, new Document("_id", id)));
    }
}
