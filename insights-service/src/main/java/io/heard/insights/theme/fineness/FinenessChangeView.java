package io.heard.insights.theme.fineness;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One time that somebody wanted themes coarser or finer. */
@Schema(name = "ThemeFinenessChange", examples = FinenessChangeView.EXAMPLE)
public record FinenessChangeView(
        UUID id,
        String product,

        @Schema(description = "What held before") double before,

        @Schema(description = "What held from then on") double after,

        @Schema(description = "Who it was: the subject of their login")
        String person,

        Instant occurredAt) {

    static final String EXAMPLE = """
            {"id": "0198c0de-0000-7000-8000-000000000004", "product": "broadband", "before": 1, "after": 2,
             "person": "0b3c9c52-7d3c-4f0b-9b58-3f0a4c1c2d10", "occurredAt": "2026-03-30T18:00:00Z"}""";
}
