package io.heard.survey.dryrun;

import io.heard.survey.campaign.audience.InteractionContext;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A part of the interactions a campaign covers, and how exact its score would be. */
@Schema(name = "DryRunSegment", description = "A part of the interactions the campaign covers")
record Segment(
        Dimension by,

        @Schema(description = "`(none)` where nothing was reported", examples = "mobile")
        String value,

        @Schema(description = "Interactions the campaign covers")
        long interactions,

        long asked,

        @Schema(description = "Asked × expected response rate", examples = "54.2")
        double expectedAnswers,

        @Schema(
                description =
                        "How far the score may be off with so many answers, 95 times of 100 and at worst: percentage points "
                                + "for CSAT, points for NPS, steps of the scale for others; null below one answer or without a score",
                examples = "13.3")
        @Nullable
        Double plusMinus) {

    @Schema(name = "DryRunDimension")
    enum Dimension {
        PRODUCT,
        TEAM,
        CHANNEL;

        private static final String NONE = "(none)";

        String of(InteractionContext context) {
            return switch (this) {
                case PRODUCT -> context.product();
                case TEAM -> Objects.requireNonNullElse(context.team(), NONE);
                case CHANNEL -> context.channel();
            };
        }
    }
}
