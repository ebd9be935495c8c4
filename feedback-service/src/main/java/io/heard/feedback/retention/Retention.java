package io.heard.feedback.retention;

import io.heard.feedback.campaign.Campaign;
import io.heard.feedback.campaign.Campaigns;
import io.heard.feedback.draft.Drafts;
import io.heard.feedback.export.Exports;
import io.heard.feedback.invitation.Invitations;
import io.heard.feedback.invitation.SentMails;
import io.heard.feedback.response.Response;
import io.heard.feedback.response.Responses;
import io.heard.messaging.PollingThread;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/**
 * Empties answers that are older than their campaign keeps them, and removes invitations that were closed as long ago. Each is one write that also holds its event, so a crash in
 * between is harmless; two instances at the same time do each answer once, since the second finds another revision.
 */
@ApplicationScoped
class Retention {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Campaigns campaigns;
    private final Responses responses;
    private final Invitations invitations;
    private final SentMails mails;
    private final Drafts drafts;
    private final Exports exports;
    private final RetentionConfig config;
    private final Clock clock;
    private final Counter removed;
    private final PollingThread thread;

    Retention(
            Campaigns campaigns,
            Responses responses,
            Invitations invitations,
            SentMails mails,
            Drafts drafts,
            Exports exports,
            RetentionConfig config,
            Clock clock,
            MeterRegistry metrics) {
        this.campaigns = campaigns;
        this.responses = responses;
        this.invitations = invitations;
        this.mails = mails;
        this.drafts = drafts;
        this.exports = exports;
        this.config = config;
        this.clock = clock;
        this.removed = metrics.counter("heard.responses.retired");
        this.thread = new PollingThread("retention", config.pollInterval(), this::retireAll);
    }

    void start(@Observes StartupEvent started) {
        thread.start();
    }

    void stop(@Observes ShutdownEvent event) {
        thread.stop(PATIENCE);
    }

    void retireAll() {
        invitations.createIndexes();
        campaigns.withRetention().forEach(this::retire);
    }

    private void retire(Campaign campaign) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        campaign.keepsSince(now).ifPresent(since -> {
            retire(campaign.id(), since, now);
            removeClosed(campaign.id(), since, now);
        });
    }

    /** Answered or not: an answer to one of them is as old at least. */
    private void removeClosed(UUID campaign, Instant since, Instant now) {
        List<UUID> closed = invitations.closedBefore(campaign, since, config.batchSize());
        while (!closed.isEmpty() && !thread.isStopping()) {
            drafts.remove(closed);
            mails.remove(closed);
            invitations.removeExpired(closed, now);
            closed = invitations.closedBefore(campaign, since, config.batchSize());
        }
    }

    private void retire(UUID campaign, Instant since, Instant now) {
        int retired = 0;
        List<Response> overdue = responses.overdue(campaign, since, config.batchSize());
        while (!overdue.isEmpty()) {
            // What stands beside an answer goes first: after a crash the answer is still found.
            List<UUID> ids = overdue.stream().map(Response::invitationId).toList();
            drafts.remove(ids);
            mails.remove(ids);
            invitations.removeExpired(ids, now);
            exports.expire(overdue, now);
            responses.empty(overdue, now);
            exports.expire(overdue, now); // One may have been asked for meanwhile.
            removed.increment(ids.size());
            retired += ids.size();
            overdue = thread.isStopping() ? List.of() : responses.overdue(campaign, since, config.batchSize());
        }
        if (retired > 0) {
            Log.infof("The time of %d answers of campaign %s is over", retired, campaign);
        }
    }
}
