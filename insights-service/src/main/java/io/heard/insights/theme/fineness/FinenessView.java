package io.heard.insights.theme.fineness;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How fine the themes of a product are. */
@Schema(name = "ThemeFineness", examples = FinenessView.EXAMPLE)
public record FinenessView(
        String product,

        @Schema(
                description =
                        "So many times as fine as is read off the complaints: 1 unless somebody changed it, less for fewer and larger"
                                + " themes, more for more and smaller ones")
        double fineness,

        @Schema(
                description =
                        "Whether the themes that there are were found with it. False until the next run, which begins within seconds,"
                                + " and where there are too few complaints to find themes in")
        boolean inForce,

        @Schema(description = "Who changed it last; null when nobody has") @Nullable
        String changedBy,

        @Schema(description = "When; null when nobody has") @Nullable
        Instant changedAt) {

    static final String EXAMPLE = """
            {"product": "broadband", "fineness": 2, "inForce": true, "changedBy": "0b3c9c52-7d3c-4f0b-9b58-3f0a4c1c2d10",
             "changedAt": "2026-03-30T18:00:00Z"}""";
}
