package io.heard.survey.campaign;

import io.heard.messaging.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;

/** Tells others of a campaign, in the transaction that changes what they have to know. */
@ApplicationScoped
class Announcements {

    private final Outbox outbox;
    private final Clock clock;

    Announcements(Outbox outbox, Clock clock) {
        this.outbox = outbox;
        this.clock = clock;
    }

    void first(Campaign campaign) {
        outbox.add(campaign.announcement(clock.instant().truncatedTo(ChronoUnit.MILLIS)));
    }

    /** Most of what authors change is of no interest to others. */
    void ifOtherThan(Campaign.Known before, Campaign campaign) {
        if (!campaign.known().equals(before)) {
            campaign.announceAgain();
            first(campaign);
        }
    }
}
