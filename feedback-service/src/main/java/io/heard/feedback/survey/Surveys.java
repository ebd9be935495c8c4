package io.heard.feedback.survey;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Sorts.descending;

import com.mongodb.client.MongoCollection;
import io.heard.feedback.documents.DocumentStore;
import io.heard.feedback.documents.RecentlyUsed;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** Every published version we were told of; open invitations may refer to old ones. */
@ApplicationScoped
public class Surveys {

    private static final int REMEMBERED = 500;

    private final MongoCollection<Survey> documents;
    private final RecentlyUsed<String, Survey> recent = new RecentlyUsed<>(REMEMBERED);

    Surveys(DocumentStore store) {
        this.documents = store.collection("surveys", Survey.class);
    }

    public Optional<Survey> find(UUID surveyId, int version) {
        return recent.find(
                Survey.key(surveyId, version),
                key -> documents.find(eq("_id", key)).first());
    }

    /** The newest version of those that have reached us; for previews, so it is looked up each time. */
    public Optional<Survey> newest(UUID surveyId) {
        return Optional.ofNullable(documents
                // By the beginning of the key, which is indexed: ';' is what follows ':'.
                .find(and(gte("_id", surveyId + ":"), lt("_id", surveyId + ";")))
                .sort(descending("version"))
                .first());
    }

    /** A version never changes, so the first one stays. */
    public void addOnce(Survey survey) {
        DocumentStore.insertOnce(documents, survey);
    }
}
