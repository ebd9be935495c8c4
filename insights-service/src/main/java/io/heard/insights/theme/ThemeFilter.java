package io.heard.insights.theme;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which answers to look at.
 *
 * @param from the interaction closed at or after
 * @param to the interaction closed before
 */
record ThemeFilter(
        @Nullable String product,
        @Nullable Instant from,
        @Nullable Instant to) {

    static final ThemeFilter ALL = new ThemeFilter(null, null, null);
}
