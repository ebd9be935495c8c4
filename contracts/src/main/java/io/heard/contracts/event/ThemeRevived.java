package io.heard.contracts.event;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.UUID;

/** A theme that had merged is one of its own again: somebody took the merger back. Its id means itself. */
public record ThemeRevived(UUID themeId, String product, Instant revivedAt) implements Event {

    public static final String TYPE = "io.heard.insights.theme-revived.v1";

    public ThemeRevived {
        requireNonNull(themeId, "themeId");
        requireNonNull(product, "product");
        requireNonNull(revivedAt, "revivedAt");
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
