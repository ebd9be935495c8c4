package io.heard.insights.theme;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The part of a verbatim that touches a theme. */
public record MentionView(
        @Schema(description = "By it people move the mention; the same as long as the answer is")
        UUID id,

        @Schema(description = "The whole verbatim as the customer wrote it")
        String text,

        @Schema(description = "First character of the part, in UTF-16 units")
        int start,

        @Schema(description = "The character after the last")
        int end,

        Instant answeredAt,
        String touchpoint,
        String channel) {}
