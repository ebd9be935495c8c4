package io.heard.survey.sending;

import static java.util.stream.Collectors.toUnmodifiableSet;

import io.heard.contracts.event.InvitationSent;
import io.heard.messaging.outbox.Outbox;
import io.heard.survey.invitation.DueInvitation;
import io.heard.survey.invitation.Invitation;
import io.heard.survey.invitation.InvitationEvents;
import io.heard.survey.invitation.SecondLook;
import io.heard.survey.mail.MailOutcome;
import io.heard.survey.respondent.Respondents;
import io.heard.survey.respondent.Suppression;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
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
     * Campaign by campaign, so that the rows of paused ones cost nothing. Those of ended ones are taken before their time, to be
     * settled. A row whose lease ran out while its sender was at the
     * mail server is in doubt from then on; one whose sender had not come to it yet is as good as new.
     *
     * <p>Due is what was due when the transaction began: only such a time lets the index find it. Rows are locked after they
     * were chosen, so that no campaign has more of them locked than are taken.
     */
    private static final String CLAIM = """
            with chosen as materialized (
                select candidate.id
                from campaign c
                cross join lateral (
                    select d.id, d.next_attempt_at
                    from invitation d
                    where d.campaign_id = c.id
                      and d.next_attempt_at <= case when c.status = 'ENDED' then 'infinity' else now() end
                      and (d.next_attempt_at <= now() or d.status <> 'SENDING')
                    order by d.next_attempt_at
                    limit :batch) candidate
                where c.status in ('LIVE', 'ENDED')
                order by candidate.next_attempt_at
                limit :batch),
            due as materialized (
                select d.id, d.status = 'SENDING' and d.begun as doubt
                from invitation d
                where d.id in (select id from chosen) and (d.next_attempt_at <= now() or d.status <> 'SENDING')
                  and d.next_attempt_at is not null
                for update of d skip locked)
            update invitation i
            set status = 'SENDING',
                fence = i.fence + 1,
                doubtful = i.doubtful + case when due.doubt then 1 else 0 end,
                begun = false,
                next_attempt_at = clock_timestamp() + make_interval(secs => :lease)
            from due
            where i.id = due.id
            returning i.id as id, due.doubt as doubt""";

    /**
     * Many may begin at a time, and opting out waits until none is just about to. In a statement of its own: what comes after
     * sees everything that was there when the lock was given.
     */
    private static final String ENTER_BEGINNING =
            "select 1 from pg_advisory_xact_lock_shared(" + MailsAtTheServer.LOCK + ")";

    private static final String KEEP = """
            update invitation i
            set status = case
                    when done.outcome = 'ACCEPTED' or i.step > 0 then 'SENT'
                    when done.outcome = 'IN_DOUBT' or i.doubtful > 0 then 'UNKNOWN'
                    when done.outcome = 'REFUSED' then 'REFUSED'
                    else 'PLANNED' end,
                begun = false,
                doubtful = case
                    when done.outcome = 'ACCEPTED' and done.next is not null then 0
                    when done.outcome = 'IN_DOUBT' then i.doubtful + 1
                    else i.doubtful end,
                mails = i.mails + case when done.outcome = 'ACCEPTED' then 1 else 0 end,
                step = i.step + case when done.outcome = 'ACCEPTED' and done.next is not null then 1 else 0 end,
                reason = done.reason,
                sent_at = case when done.outcome = 'ACCEPTED' then coalesce(i.sent_at, done.at) else i.sent_at end,
                mailed_at = case when done.outcome = 'ACCEPTED' then done.at else i.mailed_at end,
                next_attempt_at = case
                    when done.outcome = 'IN_DOUBT' and i.doubtful + 1 >= ? then null
                    else done.next end
            from unnest(?, ?, ?, ?, cast(? as timestamptz[]), cast(? as timestamptz[]))
                as done (id, fence, outcome, reason, at, next)
            where i.id = done.id and i.fence = done.fence and i.status = 'SENDING'
            returning i.id""";

    /**
     * The last look: opting out, another address, an answer, pausing and losing the claim all stop the mail up to here.
     *
     * <p>For one row at a time, sent in batches: for an array of them the database would make a new plan each time, which takes
     * it longer than all the rest of a mail.
     */
    private static final String BEGIN = """
            update invitation i
            set begun = true, attempts = i.attempts + 1, mailed_at = clock_timestamp(),
                next_attempt_at = clock_timestamp() + make_interval(secs => ?)
            from respondent r, campaign c
            where i.id = ? and i.fence = ? and i.status = 'SENDING' and i.answered_at is null
              and c.id = i.campaign_id and c.status = 'LIVE'
              and r.id = i.respondent_id and r.email = ? and r.opted_out_at is null
              and not exists (select from interaction x where x.id = i.interaction_id and x.reopened_at is not null)
              and not exists (select from opted_out_address o where o.address = lower(r.email))
              and not exists (select from suppressed_address s where s.address = lower(r.email))
              and not exists (
                select from refused_topic t
                where t.topic = c.topic and t.respondent_id in (
                    select r.id union all select p.id from respondent p where lower(p.email) = lower(r.email)))""";

    private static final String RELEASE = """
            update invitation i
            set status = case when i.step > 0 then 'SENT' when i.doubtful > 0 then 'UNKNOWN' else 'PLANNED' end,
                next_attempt_at = greatest(clock_timestamp(), cast(:earliest as timestamptz))
            from unnest(cast(:ids as uuid[]), cast(:fences as integer[])) as claimed (id, fence)
            where i.id = claimed.id and i.fence = claimed.fence and i.status = 'SENDING' and not i.begun""";

    private final Session session;
    private final SecondLook secondLook;
    private final Respondents respondents;
    private final Outbox outbox;
    private final InvitationConfig config;
    private final MeterRegistry metrics;

    InvitationQueue(
            Session session,
            SecondLook secondLook,
            Respondents respondents,
            Outbox outbox,
            InvitationConfig config,
            MeterRegistry metrics) {
        this.session = session;
        this.secondLook = secondLook;
        this.respondents = respondents;
        this.outbox = outbox;
        this.config = config;
        this.metrics = metrics;
    }

    /** Those that still may be sent; the others of the batch were settled on the way. */
    @Transactional
    Claim claim(int most) {
        List<Tuple> rows = session.createNativeQuery(CLAIM, Tuple.class)
                .setParameter("lease", seconds(config.claimLease()))
                .setParameter("batch", most)
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

    /**
     * Keeps what became of mails, unless the claim was lost meanwhile, and says which of the next ones may go out now: from then
     * on a lost sender means doubt. The others of the next ones are given back.
     */
    @Transactional
    Set<UUID> keepAndBegin(List<SentMail> results, List<DueInvitation> next) {
        keep(results);
        if (next.isEmpty()) {
            return Set.of();
        }
        Set<UUID> begun = session.doReturningWork(connection -> begin(connection, next));
        giveBack(next.stream()
                .filter(due -> !begun.contains(due.invitation().id()))
                .toList());
        return begun;
    }

    private Set<UUID> begin(Connection connection, List<DueInvitation> next) throws SQLException {
        try (PreparedStatement enter = connection.prepareStatement(ENTER_BEGINNING);
                PreparedStatement begin = connection.prepareStatement(BEGIN)) {
            enter.execute();
            for (DueInvitation due : next) {
                begin.setDouble(1, seconds(config.lease()));
                begin.setObject(2, due.invitation().id());
                begin.setInt(3, due.invitation().fence());
                begin.setString(4, due.respondent().email().orElseThrow());
                begin.addBatch();
            }
            int[] changed = begin.executeBatch();
            return IntStream.range(0, changed.length)
                    .filter(i -> changed[i] == 1)
                    .mapToObj(i -> next.get(i).invitation().id())
                    .collect(toUnmodifiableSet());
        }
    }

    /** Gives back the claims that were not begun. Does nothing to those that are somebody else's by now. */
    @Transactional
    void giveBack(Collection<DueInvitation> claimed) {
        giveBack(claimed, Instant.EPOCH);
    }

    /** The same, to be taken up again later. */
    @Transactional
    void giveBack(Collection<DueInvitation> claimed, Instant earliest) {
        if (!claimed.isEmpty()) {
            session.createNativeMutationQuery(RELEASE)
                    .setParameter("ids", array(claimed, due -> due.invitation().id(), UUID[]::new))
                    .setParameter(
                            "fences", array(claimed, due -> due.invitation().fence(), Integer[]::new))
                    .setParameter("earliest", earliest.toString())
                    .executeUpdate();
        }
    }

    private void keep(List<SentMail> results) {
        if (results.isEmpty()) {
            return;
        }
        List<KeptResult> rows =
                results.stream().map(result -> KeptResult.of(result, config)).toList();
        Set<UUID> kept = session.doReturningWork(connection -> keep(connection, rows));
        metrics.counter("heard.invitation.claims.lost").increment((double) results.size() - kept.size());
        List<SentMail> own = results.stream()
                .filter(result -> kept.contains(result.due().invitation().id()))
                .toList();
        countDoubts(own.stream()
                .filter(result -> result.outcome() instanceof MailOutcome.InDoubt)
                .count());
        for (SentMail result : own) {
            if (result.outcome() instanceof MailOutcome.Refused refused && refused.isAboutTheAddress()) {
                respondents.suppress(result.due().respondent().id(), Suppression.BOUNCED);
                metrics.counter("heard.bounces", "kind", "hard", "from", "server")
                        .increment();
            }
        }
        outbox.addAll(own.stream()
                .filter(result -> result.outcome() instanceof MailOutcome.Accepted)
                .map(InvitationQueue::event)
                .toList());
    }

    private static Set<UUID> keep(Connection connection, List<KeptResult> rows) throws SQLException {
        try (PreparedStatement keep = connection.prepareStatement(KEEP)) {
            keep.setInt(1, Invitation.MOST_DOUBTS);
            keep.setArray(2, connection.createArrayOf("uuid", array(rows, KeptResult::id, UUID[]::new)));
            keep.setArray(3, connection.createArrayOf("int4", array(rows, KeptResult::fence, Integer[]::new)));
            keep.setArray(4, connection.createArrayOf("text", array(rows, KeptResult::outcome, String[]::new)));
            keep.setArray(5, connection.createArrayOf("text", array(rows, KeptResult::reason, String[]::new)));
            keep.setArray(6, connection.createArrayOf("text", array(rows, KeptResult::at, String[]::new)));
            keep.setArray(7, connection.createArrayOf("text", array(rows, KeptResult::next, String[]::new)));
            Set<UUID> kept = new HashSet<>();
            ResultSet ids = keep.executeQuery();
            while (ids.next()) {
                kept.add(ids.getObject(1, UUID.class));
            }
            return kept;
        }
    }

    private static InvitationSent event(SentMail result) {
        return InvitationEvents.sent(result.due().invitation(), result.due().context(), result.at());
    }

    private void countDoubts(long doubts) {
        metrics.counter("heard.invitation.doubts").increment((double) doubts);
    }

    private static double seconds(Duration duration) {
        return duration.toSeconds();
    }

    private static <T, R> R[] array(Collection<T> items, Function<T, R> part, IntFunction<R[]> make) {
        return items.stream().map(part).toArray(make);
    }
}
