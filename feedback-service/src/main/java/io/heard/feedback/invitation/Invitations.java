package io.heard.feedback.invitation;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCollection;
import io.heard.feedback.documents.DocumentStore;
import io.heard.feedback.documents.RecentlyUsed;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
public class Invitations {

    /** A person who opens the page answers within minutes; this covers thousands who do at once in a few megabytes. */
    private static final int REMEMBERED = 10_000;

    private final MongoCollection<Invitation> documents;
    private final RecentlyUsed<UUID, Invitation> recent = new RecentlyUsed<>(REMEMBERED);

    protected Invitations(DocumentStore store) {
        this.documents = store.collection("invitations", Invitation.class);
    }

    public Optional<Invitation> find(UUID id) {
        return recent.find(id, key -> documents.find(eq("_id", key)).first());
    }

    public void addOnce(Invitation invitation) {
        DocumentStore.insertOnce(documents, invitation);
    }
}
