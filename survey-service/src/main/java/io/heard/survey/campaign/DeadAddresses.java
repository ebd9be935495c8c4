package io.heard.survey.campaign;

import io.heard.survey.audit.Change;
import io.heard.survey.audit.ChangeTrail;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * Pauses a campaign whose list of addresses is no good: who goes on writing to addresses that do not exist is soon taken for a
 * sender of junk, and then no campaign's mails arrive any more. The others go on.
 *
 * <p>Looks at the last mails that this process heard of. A mail that was taken first and came back later counts as both.
 */
@ApplicationScoped
public class DeadAddresses {

    private static final int LOOKS_AT = 200;
    private static final int ENOUGH = 50;
    private static final double TOO_MANY = 0.2;

    private final Campaigns campaigns;
    private final ChangeTrail trail;
    private final MeterRegistry metrics;
    private final Map<UUID, Deque<Boolean>> dead = new HashMap<>();

    DeadAddresses(Campaigns campaigns, ChangeTrail trail, MeterRegistry metrics) {
        this.campaigns = campaigns;
        this.trail = trail;
        this.metrics = metrics;
    }

    /** A mail of the campaign was taken. */
    public synchronized void taken(UUID campaignId) {
        add(campaignId, false);
    }

    /** A mail of the campaign met nobody. Nothing is forgotten if the campaign cannot be paused, so the next one tries again. */
    public void metNobody(UUID campaignId) {
        if (areTooMany(campaignId)) {
            // Senders do not wait for the database here: several may try to pause, one does.
            QuarkusTransaction.joiningExisting().run(() -> pause(campaignId));
            forget(campaignId);
        }
    }

    private synchronized boolean areTooMany(UUID campaignId) {
        Deque<Boolean> last = add(campaignId, true);
        long nobody = last.stream().filter(isDead -> isDead).count();
        return last.size() >= ENOUGH && nobody > TOO_MANY * last.size();
    }

    private synchronized void forget(UUID campaignId) {
        dead.remove(campaignId);
    }

    /** A person has to start it again. Does nothing to a campaign that is not live. */
    private void pause(UUID id) {
        if (campaigns.getToEdit(id).pause()) {
            trail.recordOurOwn(id, Change.Action.PAUSED_FOR_DEAD_ADDRESSES);
            metrics.counter("heard.campaign.pauses", "reason", "dead-addresses").increment();
            Log.warnf("Campaign %s is paused: too many of its last mails met addresses that do not exist", id);
        }
    }

    private Deque<Boolean> add(UUID campaignId, boolean isDead) {
        Deque<Boolean> last = dead.computeIfAbsent(campaignId, id -> new ArrayDeque<>());
        last.add(isDead);
        if (last.size() > LOOKS_AT) {
            last.remove();
        }
        return last;
    }
}
