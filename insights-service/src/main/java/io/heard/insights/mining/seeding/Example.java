package io.heard.insights.mining.seeding;

import io.heard.insights.mining.Embedding;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A complaint that seeded themes learn from.
 *
 * @param words as normalised
 * @param embedding as the encoder made it, not centred
 * @param corrected whether a person put it where it is; otherwise where it is does not matter
 * @param themeId where it is, maybe a theme that nobody seeded; null in the open pool
 */
public record Example(
        String words,
        Embedding embedding,
        boolean corrected,
        @Nullable UUID themeId) {}
