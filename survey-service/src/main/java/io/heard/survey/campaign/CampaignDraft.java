package io.heard.survey.campaign;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A campaign as a client writes it; {@link CampaignRules} says what is allowed and what is assumed. */
@Schema(description = "A campaign as its author writes it")
record CampaignDraft(
        @Schema(description = "1 to 120 characters", examples = "After support calls", required = true) @Nullable
        String name,

        @Schema(required = true) @Nullable UUID surveyId,

        @Schema(description = "Ask about interactions at this touchpoint", examples = "support-call", required = true)
        @Nullable
        String touchpoint,

        @Schema(description = "Only this channel; every channel when absent", examples = "phone") @Nullable
        String channel,

        @Schema(description = "Only this product; every product when absent", examples = "mobile") @Nullable
        String product,

        @Schema(description = "Subject of the mail, at most 150 characters; friendly words of ours when absent")
        @Nullable
        String subject,

        @Schema(description = "How long after the interaction the mail goes out, at most P90D", defaultValue = "PT0S")
        @Nullable
        String delay,

        @Schema(
                description = "How long a customer is left alone after any invitation, at most P1000D",
                defaultValue = "P30D")
        @Nullable
        String quietPeriod,

        @Schema(
                description = "Older interactions are not asked about, also when a deferred invitation comes up; "
                        + "above the quiet period, deferred invitations still go out; at most P1000D",
                defaultValue = "P14D")
        @Nullable
        String maximumAge,

        @Schema(description = "Share of the interactions that are asked about, 1 to 100", defaultValue = "100")
        @Nullable
        Integer samplePercent,

        @Schema(
                description = "How long after the mail the survey can be answered, at most P365D",
                defaultValue = "P14D")
        @Nullable
        String linkLifetime) {}
