package io.heard.contracts.event;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.UUID;

/**
 * A theme has begun to grow: its share of the complaints is higher of late than it was before, beyond chance. Told once for each time
 * that it begins.
 *
 * @param recent answers about it in the recent days
 * @param earlier answers about it in the time that these are compared with
 */
public record ThemeGrew(UUID themeId, String product, int recent, int earlier, Instant grewAt) implements Event {

    public static final String TYPE = "io.heard.insights.theme-grew.v1";

    public ThemeGrew {
        requireNonNull(themeId, "themeId");
        requireNonNull(product, "product");
        requireNonNull(grewAt, "grewAt");
        if (recent < 1) {
            throw new IllegalArgumentException("recent must be positive");
        }
        if (earlier < 0) {
            throw new IllegalArgumentException("earlier must not be negative");
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
