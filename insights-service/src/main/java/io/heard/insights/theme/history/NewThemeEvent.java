package io.heard.insights.theme.history;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event to be recorded, before its change is made.
 *
 * @param otherThemeId where mentions go, as {@link ThemeEventKind} says
 * @param person the subject of who does it; null of a run
 * @param reason one sentence without a customer's words
 * @param mentions how many move with it
 * @param label the new one, of what is renamed
 * @param undoes the event that is taken back
 */
public record NewThemeEvent(
        String product,
        ThemeEventKind kind,
        UUID themeId,
        @Nullable UUID otherThemeId,
        @Nullable String person,
        String reason,
        int mentions,
        @Nullable String label,
        @Nullable UUID undoes) {

    public NewThemeEvent(
            String product,
            ThemeEventKind kind,
            UUID themeId,
            @Nullable UUID otherThemeId,
            @Nullable String person,
            String reason,
            int mentions) {
        this(product, kind, themeId, otherThemeId, person, reason, mentions, null, null);
    }
}
