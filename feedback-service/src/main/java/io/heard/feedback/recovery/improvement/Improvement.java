package io.heard.feedback.recovery.improvement;

import io.heard.http.edition.Edition;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * "You said, we did": something the company did about what customers said.
 *
 * @param texts words for customers by language, the author's own first
 * @param touchpoint null when it is for those of every touchpoint
 * @param doneAt those who answered before are told
 */
public record Improvement(
        @BsonId UUID id,
        int revision,
        String product,
        @Nullable String touchpoint,
        Map<String, String> texts,
        Instant doneAt,
        String changedBy,
        Instant changedAt) {

    public Improvement {
        texts = new LinkedHashMap<>(texts);
    }

    Edition edition() {
        return new Edition(revision);
    }

    public String text(String language) {
        String text = texts.get(language);
        if (text == null) {
            throw new IllegalArgumentException("Improvement " + id + " has no text in " + language);
        }
        return text;
    }
}
