package io.heard.survey.invitation.policy;

import io.heard.survey.campaign.Campaign;
import io.heard.survey.campaign.audience.Audience;
import io.heard.survey.campaign.schedule.AskingRules;
import io.heard.survey.campaign.schedule.Period;
import io.heard.survey.campaign.schedule.SendTimes;
import io.heard.survey.contact.Asker;
import io.heard.survey.respondent.Standing;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;

/** A campaign as far as it decides. */
public record Terms(
        UUID campaignId,
        String topic,
        int priority,
        Audience audience,
        AskingRules rules,
        Period period,
        SendTimes sendTimes) {

    public static Terms of(Campaign campaign) {
        return new Terms(
                campaign.id(),
                campaign.topic(),
                campaign.priority(),
                campaign.audience(),
                campaign.rules(),
                campaign.period(),
                campaign.sendTimes());
    }

    /**
     * The campaign as it contends for one customer's attention.
     *
     * @param zone the customer's; empty when nobody told us
     */
    public Asker asker(Standing standing, Optional<ZoneId> zone) {
        ZoneId theirs = zone.orElse(sendTimes.fallbackZone());
        Duration wanted = standing.wantsAtMostEvery().orElse(Duration.ZERO);
        Duration quiet = wanted.compareTo(rules.quietPeriod()) > 0 ? wanted : rules.quietPeriod();
        return new Asker(campaignId, priority, quiet, time -> sendTimes.next(time, theirs));
    }

    public Instant earliest(Instant closedAt, Instant now) {
        Instant afterDelay = closedAt.plus(rules.delay());
        return afterDelay.isAfter(now) ? afterDelay : now;
    }

    /** Later it would be too old, or the campaign over. */
    public Instant latest(Instant closedAt) {
        Instant tooOld = closedAt.plus(rules.maximumAge());
        Instant end = period.endsAt();
        return end == null || end.isAfter(tooOld) ? tooOld : end.minusMillis(1);
    }

    /** When the campaign's next day begins, for its daily budget. */
    Instant tomorrow(Instant now) {
        ZoneId zone = sendTimes.fallbackZone();
        return now.atZone(zone).toLocalDate().plusDays(1).atStartOfDay(zone).toInstant();
    }

    /** The campaign's day, for its daily budget. */
    public LocalDate day(Instant now) {
        return now.atZone(sendTimes.fallbackZone()).toLocalDate();
    }
}
