package io.heard.insights.mining.seeding;

import io.heard.insights.mining.Embedding;
import java.util.List;
import java.util.UUID;

/**
 * A theme as a team named it.
 *
 * @param sentences what it is about, as the encoder made them, not centred; at least one
 */
public record Seed(UUID themeId, List<Embedding> sentences) {

    public Seed {
        if (sentences.isEmpty()) {
            throw new IllegalArgumentException("A seed needs a sentence");
        }
    }
}
