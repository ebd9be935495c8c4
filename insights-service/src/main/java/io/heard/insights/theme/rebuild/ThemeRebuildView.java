package io.heard.insights.theme.rebuild;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Themes as they would be, had all complaints of a product arrived anew, beside those that are in force. */
@Schema(name = "ThemeRebuild", examples = ThemeRebuildView.READY)
public record ThemeRebuildView(
        UUID id,
        String product,

        @Schema(
                description =
                        "WAITING, BUILDING, READY (to be adopted or discarded), ADOPTED, DISCARDED, FAILED (`failure` says why)")
        RebuildState state,

        @Schema(description = "The subject of who ordered it")
        String orderedBy,

        Instant orderedAt,

        @Schema(description = "Why it could not be built, or is there no more") @Nullable
        String failure,

        @Schema(description = "When it was ready") @Nullable Instant builtAt,

        @Schema(description = "The subject of who adopted or discarded it") @Nullable
        String decidedBy,

        @Nullable Instant decidedAt,

        @Schema(description = "Complaints that it was built from, the newest; null before it is ready") @Nullable
        Integer complaints,

        @Schema(
                description =
                        "SHA-256, in hexadecimal digits, of all that was found but labels: themes, centres, thresholds, and the"
                                + " theme of each complaint. The same complaints in the same order, as stored, with the same done by"
                                + " people, give the same to the byte, whenever they are replayed")
        @Nullable
        String digest,

        @Schema(description = "How it differs from the themes that were in force when it was ready") @Nullable
        Comparison comparison,

        @Schema(
                description =
                        "The themes that there would be, the largest first, of the complaints it was built from; without any once it is decided")
        List<Theme> themes,

        @Schema(description = "The themes that would be no more; without any once it is decided")
        List<Ending> ending) {

    static final String READY = """
            {"id": "0198c0de-0000-7000-8000-000000000005", "product": "broadband", "state": "READY",
             "orderedBy": "5b0fb1ac-2c07-4c14-9f0e-5d8d42d8f2b5", "orderedAt": "2026-03-30T18:00:00Z", "failure": null,
             "builtAt": "2026-03-30T18:00:40Z", "decidedBy": null, "decidedAt": null, "complaints": 1204,
             "digest": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
             "comparison": {"themesNow": 12, "themesThen": 12, "mentionsNow": 1150, "changed": 92, "changedShare": 0.08,
              "ari": 0.871, "nmi": 0.902, "born": 1, "merged": 1, "retired": 0},
             "themes": [{"themeId": "0195516f-0000-7000-8000-000000000017", "isNew": false, "label": "on hold, phone",
              "mentions": 211, "mentionsNow": 198}],
             "ending": [{"themeId": "0195516f-0000-7000-8000-000000000042", "label": "hotline", "mentionsNow": 27,
              "heirId": "0195516f-0000-7000-8000-000000000017"}]}""";

    /** Of the complaints it was built from. Answers that are in no number while they are few are in none of these, either. */
    @Schema(name = "ThemeRebuildComparison")
    public record Comparison(
            @Schema(description = "Themes that they are in") int themesNow,

            @Schema(description = "Themes that they would be in")
            int themesThen,

            @Schema(description = "Complaints that are in a theme")
            int mentionsNow,

            @Schema(description = "Of those, how many would be in another theme or in none")
            int changed,

            @Schema(description = "The same as a share, 0 to 1")
            double changedShare,

            @Schema(
                    description =
                            "Adjusted Rand index between both ways to sort them: 1 the same, 0 as chance would have it. Those in no"
                                    + " theme count as one group")
            double ari,

            @Schema(description = "Normalised mutual information of both, 0 to 1")
            double nmi,

            @Schema(description = "Themes that would be new")
            int born,

            @Schema(description = "Themes that others would go on for")
            int merged,

            @Schema(description = "Themes that would be no more, and nothing in their place")
            int retired) {}

    /** A theme that there would be. */
    @Schema(name = "RebuiltTheme")
    public record Theme(
            @Schema(
                    description =
                            "Of the theme it continues, the one it has most in common with; its own where it would be new")
            UUID themeId,

            boolean isNew,
            String label,

            @Schema(description = "Complaints that would be in it")
            int mentions,

            @Schema(description = "Complaints of those it was built from that are in the theme it continues")
            int mentionsNow) {}

    /** A theme that there would be no more. */
    @Schema(name = "EndingTheme")
    public record Ending(
            UUID themeId,
            String label,

            @Schema(description = "Complaints of those it was built from that are in it")
            int mentionsNow,

            @Schema(description = "The theme that would go on for it; null where none would") @Nullable
            UUID heirId) {}
}
