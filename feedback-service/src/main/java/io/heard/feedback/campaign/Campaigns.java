package io.heard.feedback.campaign;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.ne;

import com.mongodb.client.MongoCollection;
import io.heard.feedback.documents.DocumentStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Every campaign we were told of, as it is now. */
@ApplicationScoped
public class Campaigns {

    private final MongoCollection<Campaign> documents;

    Campaigns(DocumentStore store) {
        this.documents = store.collection("campaigns", Campaign.class);
    }

    /** Looked up each time: campaigns change. Empty also for one that has not reached us yet. */
    public Optional<Campaign> find(UUID id) {
        return Optional.ofNullable(documents.find(eq("_id", id)).first());
    }

    /** Those whose answers do not stay for ever. */
    public List<Campaign> withRetention() {
        return documents.find(ne("retention", null)).into(new ArrayList<>());
    }

    /** Those of which nobody knows who answered. */
    public List<Campaign> anonymous() {
        return documents.find(eq("anonymous", true)).into(new ArrayList<>());
    }

    /** The newest revision stays, in whatever order they come. */
    void keep(Campaign campaign) {
        if (!DocumentStore.insertOnce(documents, campaign)) {
            documents.replaceOne(and(eq("_id", campaign.id()), lt("revision", campaign.revision())), campaign);
        }
    }
}
