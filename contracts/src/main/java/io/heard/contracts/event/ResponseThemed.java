package io.heard.contracts.event;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Which themes the verbatims of a response touch from now on, in place of what was told before.
 *
 * @param revision of the response whose verbatims they are; of any other revision this says nothing
 * @param themeIds living themes; none when it touches none any more
 * @param sequence grows each time something is told of a response: the highest counts
 */
public record ResponseThemed(
        UUID invitationId, int revision, String product, List<UUID> themeIds, long sequence, Instant themedAt)
        implements Event {

    public static final String TYPE = "io.heard.insights.response-themed.v1";

    public ResponseThemed {
        requireNonNull(invitationId, "invitationId");
        requireNonNull(product, "product");
        themeIds = List.copyOf(requireNonNull(themeIds, "themeIds"));
        requireNonNull(themedAt, "themedAt");
        if (revision < 1) {
            throw new IllegalArgumentException("revision counts from 1");
        }
        if (sequence < 1) {
            throw new IllegalArgumentException("sequence must be positive");
        }
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public String subject() {
        return invitationId.toString();
    }

    @Override
    public String topic() {
        return Topics.INSIGHTS_THEMES;
    }
}
