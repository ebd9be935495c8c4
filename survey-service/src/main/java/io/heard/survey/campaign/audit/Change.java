package io.heard.survey.campaign.audit;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One change of a campaign.
 *
 * @param number counts from 1 within the campaign
 */
@Schema(name = "CampaignChange", description = "One change of a campaign, by whom and when")
public record Change(UUID campaignId, int number, Instant at, Author by, Action action, List<FieldChange> changes) {

    @Schema(name = "CampaignAction")
    public enum Action {
        CREATED,
        EDITED,
        ACTIVATED,
        PAUSED,
        ENDED
    }

    public Change {
        changes = List.copyOf(changes);
    }
}
