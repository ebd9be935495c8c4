package io.heard.survey.campaign;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A campaign as a client reads it. */
@Schema(description = "A campaign")
record CampaignView(
        UUID id,
        String name,
        UUID surveyId,
        String touchpoint,
        @Nullable String channel,
        @Nullable String product,
        @Nullable String subject,
        @Schema(examples = "PT2H") String delay,
        @Schema(examples = "P30D") String quietPeriod,
        @Schema(examples = "P14D") String maximumAge,
        int samplePercent,
        @Schema(examples = "P14D") String linkLifetime,
        Campaign.Status status,
        Instant createdAt) {

    static CampaignView of(Campaign campaign) {
        Audience audience = campaign.audience();
        AskingRules rules = campaign.rules();
        return new CampaignView(
                campaign.id(),
                campaign.name(),
                campaign.surveyId(),
                audience.touchpoint(),
                audience.channel(),
                audience.product(),
                campaign.subject().orElse(null),
                IsoDuration.of(rules.delay()),
                IsoDuration.of(rules.quietPeriod()),
                IsoDuration.of(rules.maximumAge()),
                rules.samplePercent(),
                IsoDuration.of(rules.linkLifetime()),
                campaign.status(),
                campaign.createdAt());
    }
}
