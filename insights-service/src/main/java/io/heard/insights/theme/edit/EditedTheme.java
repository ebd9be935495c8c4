package io.heard.insights.theme.edit;

import io.heard.http.edition.Edition;
import io.heard.insights.mining.Embedding;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A theme as somebody finds it who wants to change it.
 *
 * @param placed whether its centroid was made by the model that the product is read with now
 * @param language in which its mentions are compared by their words; null where they are by their meaning
 * @param mergedInto what goes on for it, of a theme that is no more
 */
record EditedTheme(
        UUID id,
        String product,
        String label,
        Embedding centroid,
        boolean placed,
        Edition edition,
        boolean living,
        @Nullable UUID mergedInto,
        boolean muted,
        boolean labelByPeople,
        @Nullable String language) {}
