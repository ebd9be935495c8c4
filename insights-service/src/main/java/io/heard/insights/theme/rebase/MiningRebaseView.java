package io.heard.insights.theme.rebase;

import io.heard.insights.mining.rebase.RebaseReason;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One time that what a product's complaints are measured by was derived anew. */
@Schema(name = "MiningRebase", examples = MiningRebaseView.MORE)
public record MiningRebaseView(
        UUID id,
        String product,

        @Schema(
                description =
                        "FIRST_MEAN (themes were found for the first time), MORE_COMPLAINTS (there are so many more that the"
                                + " measures are known better), SORTED_ANEW (a fresh look at everything was adopted), THEMES_SHAPED (people"
                                + " joined or parted themes, and only those are measured anew), MODEL_CHANGED (another sentence model reads"
                                + " the texts)")
        RebaseReason reason,

        @Schema(description = "Complaints that the measures were derived from")
        int complaints,

        @Schema(
                description =
                        "Complaints that the mean was derived from, which everything is compared with; once it is known well it"
                                + " stays until the model changes")
        int meanOf,

        @Schema(description = "The sentence model: its name, and the beginning of a hash of its files")
        String model,

        @Schema(description = "The number of the last change of the product's themes by then; see theme events")
        int themesVersion,

        @Schema(description = "The themes that were measured anew, without those that are forgotten since")
        List<Threshold> thresholds,

        Instant occurredAt) {

    static final String MORE = """
            {"id": "0198c0de-0000-7000-8000-000000000003", "product": "broadband", "reason": "MORE_COMPLAINTS",
             "complaints": 1204, "meanOf": 517, "model": "bge-small-en-v1.5-q@9a7d5d6c", "themesVersion": 42,
             "thresholds": [{"themeId": "0195516f-0000-7000-8000-000000000017", "complaints": 211,
              "leastSimilarityBefore": 0.31, "leastSimilarity": 0.33}], "occurredAt": "2026-03-30T18:00:00Z"}""";

    /** How near a complaint must be to belong to a theme. */
    @Schema(name = "MiningThreshold")
    public record Threshold(
            UUID themeId,

            @Schema(description = "Complaints of the theme that it was derived from")
            int complaints,

            @Schema(description = "Null where the theme had none, or another model's") @Nullable
            Double leastSimilarityBefore,

            @Schema(description = "Least cosine, -1 to 1, to what lies at the centre of the theme")
            double leastSimilarity) {}
}
