package io.heard.contracts.event;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.UUID;

/**
 * Something new is going on: several customers of a product complain, one soon after the other, of what nobody complained of before.
 * Told once for each.
 *
 * @param themeId the theme that was made of their complaints
 * @param customers different ones, when it was noticed; at least five
 * @param since when the first of these complaints was answered
 */
public record ThemeEmerged(UUID themeId, String product, int customers, Instant since, Instant emergedAt)
        implements Event {

    public static final String TYPE = "io.heard.insights.theme-emerged.v1";

    public ThemeEmerged {
        requireNonNull(themeId, "themeId");
        requireNonNull(product, "product");
        requireNonNull(since, "since");
        requireNonNull(emergedAt, "emergedAt");
        if (customers < 1) {
            throw new IllegalArgumentException("customers must be positive");
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
