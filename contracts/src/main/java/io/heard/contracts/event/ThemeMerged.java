package io.heard.contracts.event;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.UUID;

/**
 * A theme is no more: what mentioned it belongs to another one now. Who still knows the old id means the new one.
 *
 * @param successorId of the same product; it may merge into another one later
 */
public record ThemeMerged(UUID themeId, UUID successorId, String product, Instant mergedAt) implements Event {

    public static final String TYPE = "io.heard.insights.theme-merged.v1";

    public ThemeMerged {
        requireNonNull(themeId, "themeId");
        requireNonNull(successorId, "successorId");
        requireNonNull(product, "product");
        requireNonNull(mergedAt, "mergedAt");
        if (themeId.equals(successorId)) {
            throw new IllegalArgumentException("successorId must be another theme");
        }
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public String subject() {
        return themeId.toString();
    }

    @Override
    public String topic() {
        return Topics.INSIGHTS_THEMES;
    }
}
