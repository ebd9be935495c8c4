package io.heard.survey.sending;

import io.heard.messaging.outbox.Outbox;
import io.heard.survey.invitation.DueInvitation;
import io.heard.survey.invitation.Invitation;
import io.heard.survey.invitation.InvitationEvents;
import io.heard.survey.invitation.SecondLook;
import io.heard.survey.mail.MailOutcome;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;

/**
 * Due invitations, given to one sender at a time.
 *
 * <p>A claim is a short transaction that leaves a lease and a number (fence) in the row; the mail is sent outside of any
 * transaction; the result counts only while the number is still the row's own. A sender that was frozen and wakes up late finds
 * another number and sends nothing. Times of leases are the database's, which all senders share.
 */
@ApplicationScoped
class InvitationQueue {

    /**
     * Campaign by campaign, so that the rows of paused ones cost nothing. A row whose lease ran out while its sender was at the
     * mail server is in doubt from then on; one whose sender had not come to it yet is as good as new.
     *
     * <p>Due is what was due when the transaction began: only such a time lets the index find it.
     */
    private static final String CLAIM = """
            with due as materialized (
                select candidate.id, candidate.doubt
                from campaign c
                cross join lateral (
                    select d.id, d.next_attempt_at, d.status = 'SENDING' and d.begun as doubt
                    from invitation d
                    where d.campaign_id = c.id and d.next_attempt_at <= now()
                    order by d.next_attempt_at
                    limit :batch
                    for update of d skip locked) candidate
                where c.status = 'LIVE'
                order by candidate.next_attempt_at
                limit :batch)
            update invitation i
            set status = 'SENDING',
                fence = i.fence + 1,
                doubtful = i.doubtful + case when due.doubt then 1 else 0 end,
                begun = false,
                next_attempt_at = clock_timestamp() + make_interval(secs => :lease)
            from due
            where i.id = due.id
            returning i.id as id, due.doubt as doubt""";

    /** The last look: opting out, pausing and losing the claim all stop the mail up to here. */
    private static final String BEGIN = """
            update invitation i
            set begun = true, attempts = i.attempts + 1,
                next_attempt_at = clock_timestamp() + make_interval(secs => :lease)
            where i.id = :id and i.fence = :fence and i.status = 'SENDING' and i.answered_at is null
              and exists (select from campaign c where c.id = i.campaign_id and c.status = 'LIVE')
              and not exists (
                select from respondent r
                where r.id = i.respondent_id and (r.opted_out_at is not null
                    or exists (select from opted_out_address o where o.address = lower(r.email))))""";

    private static final String RELEASE = """
            update invitation i
            set status = case when i.doubtful > 0 then 'UNKNOWN' else 'PLANNED' end, next_attempt_at = clock_timestamp()
            where i.id = :id and i.fence = :fence and i.status = 'SENDING' and not i.begun""";

    private static final List<Duration> BACK_OFF = List.of(
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(15),
            Duration.ofHours(1),
            Duration.ofHours(4));

    private final Session session;
    private final SecondLook secondLook;
    private final Outbox outbox;
    private final InvitationConfig config;
    private final MeterRegistry metrics;
    private final Clock clock;

    InvitationQueue(
            Session session,
            SecondLook secondLook,
            Outbox outbox,
            InvitationConfig config,
            MeterRegistry metrics,
            Clock clock) {
        this.session = session;
        this.secondLook = secondLook;
        this.outbox = outbox;
        this.config = config;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** Those that still may be sent; the others of the batch were settled on the way. */
    @Transactional
    Claim claim() {
        List<Tuple> rows = session.createNativeQuery(CLAIM, Tuple.class)
                .setParameter("lease", (double) config.lease().toSeconds())
                .setParameter("batch", config.batchSize())
                .getResultList();
        if (rows.isEmpty()) {
            return new Claim(List.of(), 0);
        }
        countDoubts(rows.stream().filter(row -> row.get("doubt", Boolean.class)).count());
        List<UUID> ids = rows.stream().map(row -> row.get("id", UUID.class)).toList();
        return new Claim(secondLook.lookAgain(ids), ids.size());
    }

    /** @param size how many rows were taken, sendable or not; 0 when nothing is due */
    record Claim(List<DueInvitation> sendable, int size) {}

    /** True when the mail may go out now; from then on a lost sender means doubt. */
    @Transactional
    boolean begin(Invitation invitation) {
        return session.createNativeMutationQuery(BEGIN)
                        .setParameter("id", invitation.id())
                        .setParameter("fence", invitation.fence())
                        .setParameter("lease", (double) config.lease().toSeconds())
                        .executeUpdate()
                == 1;
    }

    /** Gives back the claims that were not begun. Does nothing to those that are somebody else's by now. */
    @Transactional
    void release(List<Invitation> claimed) {
        for (Invitation invitation : claimed) {
            session.createNativeMutationQuery(RELEASE)
                    .setParameter("id", invitation.id())
                    .setParameter("fence", invitation.fence())
                    .executeUpdate();
        }
    }

    /** Keeps what became of the mail, unless the claim was lost meanwhile. */
    @Transactional
    void finish(DueInvitation due, MailOutcome outcome) {
        Invitation invitation = session.find(Invitation.class, due.invitation().id(), LockModeType.PESSIMISTIC_WRITE);
        if (!invitation.isHeldBy(due.invitation().fence())) {
            metrics.counter("heard.invitation.claims.lost").increment();
            return;
        }
        Instant now = clock.instant();
        switch (outcome) {
            case MailOutcome.Accepted accepted -> {
                invitation.accepted(now);
                outbox.add(InvitationEvents.sent(invitation, due.context(), now));
            }
            case MailOutcome.Refused(int replyCode) -> invitation.refused(replyCode);
            case MailOutcome.Postponed(String reason) ->
                invitation.postponed(reason, now.plus(backOff(invitation.attempts())));
            case MailOutcome.InDoubt inDoubt -> {
                invitation.inDoubt(now.plus(config.lease()));
                countDoubts(1);
            }
        }
    }

    private void countDoubts(long doubts) {
        metrics.counter("heard.invitation.doubts").increment((double) doubts);
    }

    private static Duration backOff(int attempts) {
        return BACK_OFF.get(Math.clamp(attempts - 1, 0, BACK_OFF.size() - 1));
    }
}
