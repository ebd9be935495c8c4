package io.heard.survey.invitation;

import static jakarta.transaction.Transactional.TxType.MANDATORY;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.heard.survey.contact.Asker;
import io.heard.survey.contact.Contact;
import io.heard.survey.contact.ContactCalendar;
import io.heard.survey.contact.ContactPolicies;
import io.heard.survey.contact.ContactPolicy;
import io.heard.survey.contact.MissedTurns;
import io.heard.survey.contact.Turn;
import io.heard.survey.invitation.policy.Terms;
import io.heard.survey.respondent.Respondent;
import io.heard.survey.respondent.Standing;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.Session;

/** The contact calendars of customers, read from their invitations. Only right while the customers' rows are locked. */
@ApplicationScoped
class ContactBook {

    /**
     * One that was never issued has no link anywhere and may still be moved; while its campaign does not run it is in nobody's
     * way. One that was issued and is still to be sent goes out now at the earliest, unless its campaign is paused.
     */
    private static final String CONTACTS = """
            select * from (
                select i.respondent_id, i.id, i.campaign_id, x.closed_at,
                    coalesce(i.sent_at, case when c.status = 'LIVE' and i.status in ('PLANNED', 'SENDING')
                        then greatest(i.due_at, :now) else i.due_at end) as at,
                    i.status = 'PLANNED' and i.issued_at is null as movable
                from invitation i
                join interaction x on x.id = i.interaction_id
                join campaign c on c.id = i.campaign_id
                where i.respondent_id = any(:ids)
                  and i.status in ('PLANNED', 'SENDING', 'SENT', 'UNKNOWN')
                  and (i.issued_at is not null or c.status = 'LIVE')
                  and not i.id = any(:leftOut)) contacts
            where at > :since""";

    private static final String MISSED = """
            select respondent_id, campaign_id, first_lost_at, last_lost_at, attempts, turns
            from missed_turns where respondent_id = any(:ids) and last_lost_at > :since""";

    private static final String TURN_TAKEN = """
            delete from missed_turns m
            using unnest(cast(:respondents as uuid[]), cast(:campaigns as uuid[])) as taken (respondent_id, campaign_id)
            where m.respondent_id = taken.respondent_id and m.campaign_id = taken.campaign_id""";

    /** After so long a campaign that could not ask is treated like one that never tried. */
    private static final Duration LONGEST_GRUDGE = Duration.ofDays(365);

    private static final String MISS = """
            insert into missed_turns (respondent_id, campaign_id, first_lost_at, last_lost_at, attempts, turns)
            values (:respondentId, :campaignId, :firstLostAt, :lastLostAt, :attempts, :turns)
            on conflict (respondent_id, campaign_id) do update set
                first_lost_at = excluded.first_lost_at, last_lost_at = excluded.last_lost_at,
                attempts = excluded.attempts, turns = excluded.turns""";

    private final Session session;
    private final ContactPolicies policies;

    ContactBook(Session session, ContactPolicies policies) {
        this.session = session;
        this.policies = policies;
    }

    /**
     * A customer's page.
     *
     * @param calendar in which only campaigns have turns whose period is now
     * @param askers every live campaign as it contends for this customer, also before its start and after its end
     */
    record Page(ContactCalendar calendar, Map<UUID, Asker> askers) {}

    /**
     * By respondent.
     *
     * @param terms of the live campaigns
     * @param leftOut invitations that shall not count, since it is their turn now
     */
    @Transactional(MANDATORY)
    Map<UUID, Page> open(
            Collection<Respondent> respondents,
            Map<UUID, Standing> standings,
            Collection<Terms> terms,
            Collection<UUID> leftOut,
            Instant now) {
        ContactPolicy policy = policies.current();
        Map<UUID, Terms> running = terms.stream()
                .filter(one -> one.period().contains(now))
                .collect(Collectors.toMap(Terms::campaignId, Function.identity()));
        UUID[] ids = respondents.stream().map(Respondent::id).distinct().toArray(UUID[]::new);
        Map<UUID, List<MissedTurns>> missed = missed(ids, now);
        Instant since = now.minus(longestMemory(policy, terms, standings));
        for (List<MissedTurns> some : missed.values()) {
            for (MissedTurns one : some) {
                since = one.lastLostAt().isBefore(since) ? one.lastLostAt() : since;
            }
        }
        Map<UUID, List<Tuple>> contacts = contacts(ids, now, since, leftOut);
        Map<UUID, Page> pages = new HashMap<>();
        for (Respondent respondent : respondents) {
            UUID id = respondent.id();
            Standing standing = standings.get(id);
            Map<UUID, Asker> askers = new HashMap<>();
            terms.forEach(one -> askers.put(one.campaignId(), one.asker(standing, respondent.knownZone())));
            pages.computeIfAbsent(
                    id,
                    key -> new Page(
                            calendar(
                                    policy,
                                    now,
                                    askers,
                                    running,
                                    contacts.getOrDefault(id, List.of()),
                                    missed.getOrDefault(id, List.of())),
                            askers));
        }
        return pages;
    }

    @Transactional(MANDATORY)
    void keep(UUID respondentId, MissedTurns missed) {
        session.createNativeMutationQuery(MISS)
                .setParameter("respondentId", respondentId)
                .setParameter("campaignId", missed.campaignId())
                .setParameter("firstLostAt", missed.firstLostAt())
                .setParameter("lastLostAt", missed.lastLostAt())
                .setParameter("attempts", missed.attempts())
                .setParameter("turns", missed.turns())
                .executeUpdate();
    }

    /** Campaigns that ask a customer now have missed nothing any more. */
    @Transactional(MANDATORY)
    void turnsTaken(Collection<Invitation> asking) {
        if (!asking.isEmpty()) {
            session.createNativeMutationQuery(TURN_TAKEN)
                    .setParameter(
                            "respondents",
                            asking.stream().map(Invitation::respondentId).toArray(UUID[]::new))
                    .setParameter(
                            "campaigns",
                            asking.stream().map(Invitation::campaignId).toArray(UUID[]::new))
                    .executeUpdate();
        }
    }

    private static ContactCalendar calendar(
            ContactPolicy policy,
            Instant now,
            Map<UUID, Asker> live,
            Map<UUID, Terms> running,
            List<Tuple> rows,
            List<MissedTurns> missed) {
        Map<UUID, Asker> askers = new HashMap<>(live);
        askers.keySet().retainAll(running.keySet());
        List<Contact> contacts = new ArrayList<>();
        List<Turn> turns = new ArrayList<>();
        for (Tuple row : rows) {
            UUID campaign = row.get("campaign_id", UUID.class);
            Instant at = row.get("at", Instant.class);
            Terms terms = running.get(campaign);
            if (row.get("movable", Boolean.class)) {
                if (terms == null) {
                    continue;
                }
                Instant closedAt = row.get("closed_at", Instant.class);
                turns.add(new Turn(
                        row.get("id", UUID.class),
                        campaign,
                        terms.earliest(closedAt, now),
                        terms.latest(closedAt),
                        at));
            } else {
                Asker asker = askers.get(campaign);
                contacts.add(new Contact(campaign, at, asker == null ? Duration.ZERO : asker.quietPeriod()));
            }
        }
        return new ContactCalendar(policy, now, askers.values(), contacts, turns, missed);
    }

    private Map<UUID, List<Tuple>> contacts(UUID[] ids, Instant now, Instant since, Collection<UUID> leftOut) {
        return session.createNativeQuery(CONTACTS, Tuple.class)
                .setParameter("ids", ids)
                .setParameter("now", now)
                .setParameter("since", since)
                .setParameter("leftOut", leftOut.toArray(UUID[]::new))
                .getResultStream()
                .collect(groupingBy(row -> row.get("respondent_id", UUID.class)));
    }

    private Map<UUID, List<MissedTurns>> missed(UUID[] ids, Instant now) {
        return session.createNativeQuery(MISSED, Tuple.class)
                .setParameter("ids", ids)
                .setParameter("since", now.minus(LONGEST_GRUDGE))
                .getResultStream()
                .collect(groupingBy(
                        row -> row.get("respondent_id", UUID.class),
                        mapping(
                                row -> new MissedTurns(
                                        row.get("campaign_id", UUID.class),
                                        row.get("first_lost_at", Instant.class),
                                        row.get("last_lost_at", Instant.class),
                                        row.get("attempts", Integer.class),
                                        row.get("turns", Integer.class)),
                                toList())));
    }

    private static Duration longestMemory(
            ContactPolicy policy, Collection<Terms> terms, Map<UUID, Standing> standings) {
        Duration longest = policy.window();
        for (Terms one : terms) {
            longest = longer(longest, one.rules().quietPeriod());
        }
        for (Standing standing : standings.values()) {
            longest = longer(longest, standing.wantsAtMostEvery().orElse(Duration.ZERO));
        }
        return longest;
    }

    private static Duration longer(Duration a, Duration b) {
        return Comparator.<Duration>naturalOrder().compare(a, b) > 0 ? a : b;
    }
}
