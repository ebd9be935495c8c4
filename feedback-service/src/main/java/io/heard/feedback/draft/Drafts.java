package io.heard.feedback.draft;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Indexes.ascending;

import com.mongodb.client.MongoCollection;
import io.heard.feedback.documents.ById;
import io.heard.feedback.documents.DocumentStore;
import io.heard.feedback.invitation.ErasedCustomers;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** One draft for each invitation. */
@ApplicationScoped
public class Drafts {

    private final MongoCollection<Draft> documents;
    private final ById<Draft> byId;
    private final ErasedCustomers erased;
    private final Clock clock;

    public Drafts(DocumentStore store, ErasedCustomers erased, Clock clock) {
        this.documents = store.collection("drafts", Draft.class);
        this.byId = new ById<>(documents, Draft::invitationId);
        this.erased = erased;
        this.clock = clock;
    }

    /**
     * Keeps a draft unless a newer one is there. Nothing is kept of somebody who was forgotten.
     *
     * @return the sequence of the newest, which is this one's if it was kept
     */
    public long keep(Draft draft) {
        while (true) {
            boolean kept = documents
                                    .replaceOne(
                                            and(eq("_id", draft.invitationId()), lt("sequence", draft.sequence())),
                                            draft)
                                    .getMatchedCount()
                            == 1
                    || DocumentStore.insertOnce(documents, draft);
            if (kept) {
                // After writing, as everywhere: of two at the same time one sees the other.
                if (erased.isErasedInvitation(draft.invitationId())) {
                    remove(draft.invitationId());
                }
                return draft.sequence();
            }
            Optional<Draft> other = find(draft.invitationId());
            if (other.isPresent() && other.get().sequence() >= draft.sequence()) {
                return other.get().sequence();
            }
        }
    }

    public Optional<Draft> find(UUID invitationId) {
        return byId.find(invitationId);
    }

    /** Those of these invitations, in the order of their ids. */
    List<Draft> among(Collection<UUID> invitationIds) {
        return documents.find(in("_id", invitationIds)).sort(ascending("_id")).into(new ArrayList<>());
    }

    /** For an invitation that was answered, or whose answer was taken back. */
    public void remove(UUID invitationId) {
        documents.deleteOne(eq("_id", invitationId));
    }

    /** How many were removed. */
    public long remove(Collection<UUID> invitationIds) {
        return documents.deleteMany(in("_id", invitationIds)).getDeletedCount();
    }

    /** Those that nobody can send any more: an index that lets documents expire is not in every store. */
    public void removeClosed() {
        documents.createIndex(ascending("closesAt"));
        documents.deleteMany(lte("closesAt", clock.instant()));
    }
}
