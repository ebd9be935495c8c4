package io.heard.survey.campaign.variant;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A {@link Variant} as a client writes it; {@link VariantRules} says what is allowed. */
@Schema(description = "One of the ways a campaign asks")
public record VariantDraft(
        @Schema(description = "kebab-case, at most 32 characters", examples = "short-subject", required = true)
        @Nullable
        String id,

        @Schema(description = "1 to 99; the shares of all variants are 100 together", examples = "50", required = true)
        @Nullable
        Integer share,

        @Schema(description = "Subject of the mail, at most 150 characters; that of the campaign when absent") @Nullable
        String subject,

        @Schema(
                description =
                        "Published version of the survey; the newest when the campaign first runs with this variant, when absent")
        @Nullable
        Integer surveyVersion) {}
