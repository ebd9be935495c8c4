package io.heard.survey.campaign;

import io.heard.survey.audit.Change;
import io.heard.survey.audit.ChangeTrail;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** Pauses that nobody asked for. A person has to start the campaign again. */
@ApplicationScoped
class CampaignPauses {

    private final Campaigns campaigns;
    private final ChangeTrail trail;

    CampaignPauses(Campaigns campaigns, ChangeTrail trail) {
        this.campaigns = campaigns;
        this.trail = trail;
    }

    /** Does nothing to a campaign that is not live. */
    @Transactional
    void pauseForDeadAddresses(UUID id) {
        if (campaigns.getToEdit(id).pause()) {
            trail.recordOurOwn(id, Change.Action.PAUSED_FOR_DEAD_ADDRESSES);
            Log.warnf("Campaign %s is paused: too many of its last mails met addresses that do not exist", id);
        }
    }
}
