package io.heard.feedback.response;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.UpdateOptions;
import io.heard.feedback.documents.DocumentStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.bson.codecs.pojo.annotations.BsonId;

/** What became of themes that are no more. One comes back only when somebody takes its merger back. */
@ApplicationScoped
public class MergedThemes {

    /** A theme may merge into one that merges later; more steps than anybody has seen mean that something is wrong. */
    private static final int LONGEST_WAY = 100;

    private final MongoCollection<MergedTheme> documents;

    MergedThemes(DocumentStore store) {
        this.documents = store.collection("mergedThemes", MergedTheme.class);
    }

    /** One theme and the one it went into. */
    public record MergedTheme(@BsonId UUID themeId, UUID successorId) {}

    /** Doing it again changes nothing. */
    public void keep(UUID themeId, UUID successorId) {
        documents.updateOne(eq("_id", themeId), set("successorId", successorId), new UpdateOptions().upsert(true));
    }

    /** It stands for itself again. Doing it again changes nothing. */
    public void forget(UUID themeId) {
        documents.deleteOne(eq("_id", themeId));
    }

    /** The living theme that stands for this one now; itself, as far as anybody has told us. */
    UUID successorOf(UUID themeId) {
        UUID theme = themeId;
        for (int step = 0; step < LONGEST_WAY; step++) {
            MergedTheme found = documents.find(eq("_id", theme)).first();
            if (found == null) {
                return theme;
            }
            theme = found.successorId();
        }
        return theme;
    }
}
