package io.heard.survey.campaign;

import io.heard.survey.audit.Change;
import io.heard.survey.audit.ChangeTrail;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.hibernate.Session;

/**
 * Pauses a campaign whose list of addresses is no good: who goes on writing to addresses that do not exist is soon taken for a
 * sender of junk, and then no campaign's mails arrive any more. The others go on.
 *
 * <p>Looks at the last mails twice, in each way by itself: at what the mail server answered at once, and at what became of mails
 * that it had taken. A person who starts the campaign again begins anew, whatever else comes back of the mails before.
 */
@ApplicationScoped
public class DeadAddresses {

    private static final int LOOKS_AT = 200;
    private static final int ENOUGH = 50;
    private static final double TOO_MANY = 0.2;

    private static final String CAME_BACK = """
            select count(*) as mails, count(*) filter (where last.dead) as dead
            from (
                select exists (
                    select from mail_event e
                    where e.invitation_id = i.id and e.kind = 'BOUNCED' and e.effect = 'SUPPRESS') as dead
                from invitation i
                join campaign c on c.id = i.campaign_id
                where c.id = :campaign and c.status = 'LIVE' and i.sent_at > coalesce(c.live_since, '-infinity')
                  and i.sent_at <= :until
                order by i.sent_at desc
                limit :most) last""";

    private final Campaigns campaigns;
    private final ChangeTrail trail;
    private final Session session;
    private final MeterRegistry metrics;
    private final Clock clock;
    private final Map<UUID, Deque<Boolean>> answers = new HashMap<>();

    DeadAddresses(Campaigns campaigns, ChangeTrail trail, Session session, MeterRegistry metrics, Clock clock) {
        this.campaigns = campaigns;
        this.trail = trail;
        this.session = session;
        this.metrics = metrics;
        this.clock = clock;
    }

    /**
     * What the mail server answered at once. Never fails: a campaign that cannot be paused now is paused with the next such mail.
     *
     * @param dead whether it said that nobody is there
     */
    public void answered(UUID campaignId, boolean dead) {
        if (areTooMany(campaignId, dead)) {
            // Outside of the lock: no sender waits here for the database.
            quietly(campaignId, () -> pause(campaignId));
        }
    }

    /**
     * A mail that had been taken came back for good. Never fails. Call it after the news is stored.
     *
     * @param sentAt when it went out: the newest mails of all may be too young to have come back, those before it are not
     */
    public void cameBack(UUID campaignId, Instant sentAt) {
        quietly(campaignId, () -> {
            if (cameBackTooOften(campaignId, sentAt) || cameBackTooOften(campaignId, clock.instant())) {
                pause(campaignId);
            }
        });
    }

    private boolean cameBackTooOften(UUID campaignId, Instant until) {
        Tuple last = session.createNativeQuery(CAME_BACK, Tuple.class)
                .setParameter("campaign", campaignId)
                .setParameter("until", until)
                .setParameter("most", LOOKS_AT)
                .getSingleResult();
        return areTooMany(last.get("dead", Long.class), last.get("mails", Long.class));
    }

    private synchronized boolean areTooMany(UUID campaignId, boolean dead) {
        Deque<Boolean> last = answers.computeIfAbsent(campaignId, id -> new ArrayDeque<>());
        last.add(dead);
        if (last.size() > LOOKS_AT) {
            last.remove();
        }
        return dead && areTooMany(last.stream().filter(isDead -> isDead).count(), last.size());
    }

    private static boolean areTooMany(long dead, long mails) {
        return mails >= ENOUGH && dead > TOO_MANY * mails;
    }

    /** A person has to start it again. Does nothing to a campaign that is not live. */
    private void pause(UUID id) {
        Campaign campaign = campaigns.getToEdit(id);
        if (campaign.status() == Campaign.Status.LIVE && campaign.pause()) {
            trail.recordOurOwn(id, Change.Action.PAUSED_FOR_DEAD_ADDRESSES);
            metrics.counter("heard.campaign.pauses", "reason", "dead-addresses").increment();
            Log.warnf("Campaign %s is paused: too many of its last mails met addresses that do not exist", id);
        }
        forget(id);
    }

    private synchronized void forget(UUID campaignId) {
        answers.remove(campaignId);
    }

    private static void quietly(UUID campaignId, Runnable look) {
        try {
            QuarkusTransaction.requiringNew().run(look);
        } catch (RuntimeException e) {
            Log.warnf(
                    "Campaign %s cannot be paused for dead addresses now: %s",
                    campaignId, e.getClass().getName());
        }
    }
}
