package io.heard.survey.invitation;

import io.heard.survey.campaign.CampaignEnded;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.hibernate.Session;

/** Stops what a campaign that has ended still meant to send: invitations that wait, and reminders. */
@ApplicationScoped
class CampaignEnding {

    /**
     * A mail that is at the mail server right now is finished by its sender. A claim that has not come so far is taken away by
     * its fence; one with an attempt in doubt stays in doubt, and one that only a reminder was left of stays sent.
     */
    private static final String SUPPRESS = """
            update invitation
            set status = case when step > 0 then 'SENT' when doubtful > 0 then 'UNKNOWN' else 'SUPPRESSED' end,
                reason = case when step = 0 then 'ENDED' end, fence = fence + 1, next_attempt_at = null
            where campaign_id = :campaign and next_attempt_at is not null
              and (status in ('PLANNED', 'UNKNOWN') or status = 'SENDING' and not begun)""";

    private static final String STOP_REMINDING = """
            update invitation set next_attempt_at = null
            where campaign_id = :campaign and status = 'SENT' and next_attempt_at is not null""";

    private final Session session;
    private final MeterRegistry metrics;

    CampaignEnding(Session session, MeterRegistry metrics) {
        this.session = session;
        this.metrics = metrics;
    }

    void suppress(@Observes CampaignEnded ended) {
        int suppressed = session.createNativeMutationQuery(SUPPRESS)
                .setParameter("campaign", ended.campaignId())
                .executeUpdate();
        session.createNativeMutationQuery(STOP_REMINDING)
                .setParameter("campaign", ended.campaignId())
                .executeUpdate();
        metrics.counter("heard.invitation.suppressed", "reason", "ENDED").increment(suppressed);
    }
}
