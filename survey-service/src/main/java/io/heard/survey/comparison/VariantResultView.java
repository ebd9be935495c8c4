package io.heard.survey.comparison;

import io.heard.survey.campaign.variant.Treatment;
import io.heard.survey.invitation.VariantTally;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What one variant brought. */
@Schema(name = "VariantResult", description = "What one variant brought")
record VariantResultView(
        String id,

        @Schema(
                description =
                        "What customers saw; null for the survey's words or ours, and before the campaign started")
        @Nullable
        String subject,

        @Schema(description = "What customers are asked; null before the campaign started") @Nullable
        Integer surveyVersion,

        @Schema(description = "In percent; null when the campaign does not use it any more") @Nullable
        Integer share,

        @Schema(description = "Invitations planned or sent") int invited,

        int sent,
        int answered,

        @Schema(description = "Answered ÷ sent, 0 to 1; null while nothing was sent", examples = "0.18") @Nullable
        Double responseRate,

        @Schema(description = "Lower end of the 95 % interval", examples = "0.158") @Nullable
        Double atLeast,

        @Schema(description = "Upper end of the 95 % interval", examples = "0.204") @Nullable
        Double atMost,

        @Schema(description = "Beside the first variant; null for that one itself") @Nullable
        Difference difference) {

    @Schema(name = "VariantDifference", description = "How a variant compares with the first one")
    record Difference(
            RateComparison.Verdict verdict,

            @Schema(
                    description =
                            "How likely a difference this large is when there is none, 0 to 1; null with too few mails",
                    examples = "0.012")
            @Nullable
            Double chance,

            @Schema(
                    description =
                            "Further answers of both together until a difference like the present one would most likely "
                                    + "be seen; null when it is seen already, or while there is none")
            @Nullable
            Long answersStillNeeded) {

        static Difference of(RateComparison comparison) {
            return new Difference(
                    comparison.verdict(),
                    comparison.chance().isPresent()
                            ? rounded(comparison.chance().getAsDouble())
                            : null,
                    comparison.answersStillNeeded().isPresent()
                            ? comparison.answersStillNeeded().getAsLong()
                            : null);
        }
    }

    static VariantResultView of(
            VariantTally tally,
            @Nullable Treatment treatment,
            @Nullable Integer share,
            ResponseRate rate,
            @Nullable Difference difference) {
        boolean known = rate.sent() > 0;
        return new VariantResultView(
                tally.variant(),
                treatment == null ? null : treatment.subject(),
                treatment == null ? null : treatment.surveyVersion(),
                share,
                tally.invited(),
                rate.sent(),
                rate.answered(),
                known ? rounded(rate.value()) : null,
                known ? rounded(rate.interval().getLowerBound()) : null,
                known ? rounded(rate.interval().getUpperBound()) : null,
                difference);
    }

    /** Four digits: more would pretend to a precision that is not there. */
    private static Double rounded(double value) {
        return Math.round(value * 10_000) / 10_000.0;
    }
}
