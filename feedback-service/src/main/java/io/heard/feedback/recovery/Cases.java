package io.heard.feedback.recovery;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCollection;
import io.heard.feedback.documents.DocumentStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
public class Cases {

    private final MongoCollection<Case> documents;

    protected Cases(DocumentStore store) {
        this.documents = store.collection("cases", Case.class);
    }

    Optional<Case> find(UUID id) {
        return Optional.ofNullable(documents.find(eq("_id", id)).first());
    }
}
