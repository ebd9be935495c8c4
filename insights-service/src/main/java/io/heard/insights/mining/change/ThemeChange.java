package io.heard.insights.mining.change;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a run did to a theme.
 *
 * @param themeId the theme it happened to
 * @param otherThemeId where the members went, as {@link Kind} says; null where they went nowhere else
 * @param members those that moved with it, of the complaints that the run looked at
 * @param mentions how many moved with it in all: of a theme that is no more, also those the run did not look at
 * @param reason one sentence, for people; no word of a customer's is in it
 */
public record ThemeChange(
        Kind kind, UUID themeId, @Nullable UUID otherThemeId, List<UUID> members, int mentions, String reason) {

    /** In the order in which they happen: whatever leaves a theme leaves it before its end. */
    public enum Kind {
        /** A new theme, of complaints that were in no theme. */
        BORN,
        /** A theme gave some of its mentions to a new one. */
        SPLIT,
        /** Some mentions of a theme are in another one now; both were there before, or are told of by another change. */
        MENTIONS_MOVED,
        /** Complaints that were in no theme are in this one now. */
        MENTIONS_JOINED,
        /** Mentions of a theme are in no theme now. */
        MENTIONS_LEFT,
        /** A theme is no more; the other one goes on for both. */
        MERGED,
        /** A theme is no more, and no other goes on for it. */
        RETIRED
    }
}
