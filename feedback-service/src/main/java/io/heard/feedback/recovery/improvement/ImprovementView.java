package io.heard.feedback.recovery.improvement;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An improvement as its authors read it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "Something the company did about what customers said", examples = ImprovementView.EXAMPLE)
record ImprovementView(
        UUID id,
        String product,

        @Schema(description = "Only those who answered about this kind of moment are told") @Nullable
        String touchpoint,

        @Schema(description = "Words for customers by language")
        Map<String, String> texts,

        @Schema(description = "Those who answered before are told")
        Instant doneAt,

        String changedBy,
        Instant changedAt) {

    static final String EXAMPLE = """
            {"id":"0198c0de-0000-7000-8000-000000000001","product":"broadband","touchpoint":"support-call",
            "texts":{"en":"You told us you wait too long. We answer calls within two minutes now."},
            "doneAt":"2026-03-02T00:00:00Z","changedBy":"ada","changedAt":"2026-03-01T12:00:00Z"}""";

    static final String DRAFT = """
            {"product":"broadband","touchpoint":"support-call",
            "texts":{"en":"You told us you wait too long. We answer calls within two minutes now."},
            "doneAt":"2026-03-02T00:00:00Z"}""";

    static ImprovementView of(Improvement improvement) {
        return new ImprovementView(
                improvement.id(),
                improvement.product(),
                improvement.touchpoint(),
                improvement.texts(),
                improvement.doneAt(),
                improvement.changedBy(),
                improvement.changedAt());
    }
}
