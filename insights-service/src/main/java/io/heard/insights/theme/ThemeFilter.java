package io.heard.insights.theme;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which answers to look at.
 *
 * @param from the interaction closed at or after
 * @param to the interaction closed before
 * @param muted whether those are wanted that somebody muted, or the others
 * @param emerging whether only those are wanted that are new
 * @param themesAsOf count by the themes that mentions had at this moment; null for those of today
 */
record ThemeFilter(
        @Nullable String product,
        @Nullable Instant from,
        @Nullable Instant to,
        boolean muted,
        boolean emerging,
        @Nullable Instant themesAsOf) {

    static ThemeFilter ofProduct(String product, Optional<Instant> themesAsOf) {
        return new ThemeFilter(product, null, null, false, false, themesAsOf.orElse(null));
    }
}
