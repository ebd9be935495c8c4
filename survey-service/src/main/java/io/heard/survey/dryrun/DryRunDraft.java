package io.heard.survey.dryrun;

import io.heard.survey.campaign.CampaignDraft;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a client wants to know. */
@Schema(name = "DryRun", description = "What to hold the campaign against")
record DryRunDraft(
        @Schema(description = "Interactions that ended in so many days before now, 1 to 90", defaultValue = "30")
        @Nullable
        Integer days,

        @Schema(
                description = "ACTUAL: customers were asked by other campaigns as they were. EMPTY: by nobody else",
                defaultValue = "ACTUAL",
                examples = "ACTUAL")
        @Nullable
        String history,

        @Schema(description = "Settings to try instead of the campaign's; they are not kept") @Nullable
        CampaignDraft settings) {}
