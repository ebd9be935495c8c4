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

    /** One that waits and was never issued has no link anywhere and may still be moved. */
    private static final String CONTACTS = """
            select i.respondent_id, i.id, i.campaign_id, coalesce(i.sent_at, greatest(i.due_at, :now)) as at,
                i.status = 'PLANNED' and i.issued_at is null as movable, x.closed_at
            from invitation i
            join interaction x on x.id = i.interaction_id
            where i.respondent_id = any(:ids)
              and i.status in ('PLANNED', 'SENDING', 'SENT', 'UNKNOWN')
              and (i.status in ('PLANNED', 'SENDING') or coalesce(i.sent_at, i.due_at) > :since)""";

    private static final String MISSED = """
            select respondent_id, campaign_id, first_lost_at, last_lost_at, attempts, turns
            from missed_turns where respondent_id = any(:ids)""";

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

    /** A customer's page: the calendar, and every running campaign as it contends for this customer. */
    record Page(ContactCalendar calendar, Map<UUID, Asker> askers) {}

    /**
     * By respondent.
     *
     * @param terms of the running campaigns
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
        Map<UUID, Terms> running = terms.stream().collect(Collectors.toMap(Terms::campaignId, Function.identity()));
        UUID[] ids = respondents.stream().map(Respondent::id).distinct().toArray(UUID[]::new);
        Map<UUID, List<Tuple>> contacts =
                contacts(ids, now, now.minus(longestMemory(policy, terms, standings)), leftOut);
        Map<UUID, List<MissedTurns>> missed = missed(ids);
        Map<UUID, Page> pages = new HashMap<>();
        for (Respondent respondent : respondents) {
            UUID id = respondent.id();
            Standing standing = standings.get(id);
            Map<UUID, Asker> askers = new HashMap<>();
            running.values().forEach(one -> askers.put(one.campaignId(), one.asker(standing, respondent.knownZone())));
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

    private static ContactCalendar calendar(
            ContactPolicy policy,
            Instant now,
            Map<UUID, Asker> askers,
            Map<UUID, Terms> running,
            List<Tuple> rows,
            List<MissedTurns> missed) {
        List<Contact> contacts = new ArrayList<>();
        List<Turn> turns = new ArrayList<>();
        for (Tuple row : rows) {
            UUID campaign = row.get("campaign_id", UUID.class);
            Instant at = row.get("at", Instant.class);
            Terms terms = running.get(campaign);
            if (terms != null && row.get("movable", Boolean.class)) {
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
                .getResultStream()
                .filter(row -> !leftOut.contains(row.get("id", UUID.class)))
                .collect(groupingBy(row -> row.get("respondent_id", UUID.class)));
    }

    private Map<UUID, List<MissedTurns>> missed(UUID[] ids) {
        return session.createNativeQuery(MISSED, Tuple.class)
                .setParameter("ids", ids)
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
