package io.heard.survey.campaign.variant;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One of the ways a campaign asks. With neither subject nor survey version it asks as the campaign does. */
@Schema(
        description =
                "One of the ways a campaign asks; with neither subject nor surveyVersion it asks as the campaign does")
public record Variant(
        @Schema(description = "kebab-case, at most 32 characters", examples = "short-subject")
        String id,

        @Schema(description = "Share of the invitations in percent; the shares of all variants are 100 together")
        int share,

        @Schema(description = "Subject of the mail") @Nullable
        String subject,

        @Schema(description = "Published version of the survey") @Nullable
        Integer surveyVersion) {}
