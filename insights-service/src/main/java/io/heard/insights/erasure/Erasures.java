package io.heard.insights.erasure;

import io.heard.contracts.event.ErasureCompleted;
import io.heard.contracts.event.RespondentErased;
import io.heard.insights.intake.ErasedCustomers;
import io.heard.insights.mining.discovery.ThemeDiscovery;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.hibernate.Session;

/** Removes everything about a customer, in one transaction. Doing it again removes what came late, and tells the whole count. */
@ApplicationScoped
class Erasures {

    private static final String MARK_INVITATIONS = """
            insert into erased_invitation (invitation_id)
            select unnest(:invitations)
            union select invitation_id from response where customer_id = :customer
            union select invitation_id from provisional_response where customer_id = :customer
            on conflict do nothing""";

    private static final String COUNT_MINED = """
            select count(distinct v.id) as verbatims, count(distinct s.id) as segments, count(distinct m.segment_id) as mentions
            from verbatim v
            left join segment s on s.verbatim_id = v.id
            left join mention m on m.segment_id = s.id
            where v.customer_id = :customer""";

    /**
     * Themes are found anew where the customer had a part in them: nothing of the words or of their place stays in one. What is
     * being computed from those words just now is of another version then, and never stored.
     */
    private static final String FIND_THEMES_ANEW = """
            update mining_state set settled = false, new_complaints = new_complaints + discovered + 1,
                themes_version = themes_version + 1
            where product in (select product from verbatim where customer_id = :customer)""";

    /** Their labels are words of the mentions; one that nobody else mentions is made of this customer's alone. */
    private static final String LONELY_THEMES = """
            select array_agg(distinct m.theme_id) from mention m
            join segment s on s.id = m.segment_id
            join verbatim v on v.id = s.verbatim_id
            where v.customer_id = :customer and not exists (
                select from theme where theme.id = m.theme_id and theme.sentences is not null)
            and not exists (
                select from mention o
                join segment os on os.id = o.segment_id
                join verbatim ov on ov.id = os.verbatim_id
                where o.theme_id = m.theme_id and ov.customer_id <> :customer)""";

    /** What themes were called by runs is made of words of those who mentioned them, and nobody names a theme that is no more anew. */
    private static final String MENTIONED_ONCE = """
            select moved.theme_id from moved_mention moved
            join segment s on s.id = moved.segment_id
            join verbatim v on v.id = s.verbatim_id
            where v.customer_id = :customer and moved.theme_id is not null
            union select m.theme_id from mention m
            join segment s on s.id = m.segment_id
            join verbatim v on v.id = s.verbatim_id
            where v.customer_id = :customer""";

    /** One that comes back, because its merger is undone, is placed by its mentions, and named by the next run that sees some of them. */
    private static final String FORGET_RETIRED = """
            update theme set label = case when label_by_people then label else '-' end,
                centroid = decode(repeat('00', length(centroid)), 'hex'), centres = null
            where retired_at is not null and id in (%s)""".formatted(MENTIONED_ONCE);

    /**
     * Nor one that too few others mention. A run that still sees some of them gives label and place back; one that does not leaves it
     * without, until somebody names it. One that nobody mentions now may have to stay, for the mentions of others that were in it.
     */
    private static final String FORGET_SMALL = """
            update theme set label = case when label_by_people then label else '-' end,
                centroid = decode(repeat('00', length(centroid)), 'hex'), centres = null
            where retired_at is null and sentences is null and id in (%s) and %d > (
                select count(distinct ov.customer_id) from mention o
                join segment os on os.id = o.segment_id
                join verbatim ov on ov.id = os.verbatim_id
                where o.theme_id = theme.id and ov.customer_id <> :customer)""".formatted(MENTIONED_ONCE, ThemeDiscovery.FEWEST_CUSTOMERS);

    private static final String FORGET_LABELS_BEFORE = """
            update theme_event set label_before = null
            where label_before is not null and not label_was_peoples and theme_id in (%s)""".formatted(MENTIONED_ONCE);

    /** What was rebuilt with the customer's words is of another version now and never adopted; labels are made of words. */
    private static final String FORGET_REBUILDS = """
            with gone as (
                update theme_rebuild set state = 'DISCARDED', failure = 'Somebody it was built from was forgotten.'
                where state = 'READY' and product in (select product from verbatim where customer_id = :customer)
                returning id),
            mentions as (delete from rebuilt_mention where rebuild_id in (select id from gone)),
            successors as (delete from rebuilt_successor where rebuild_id in (select id from gone))
            delete from rebuilt_theme where rebuild_id in (select id from gone)""";

    /**
     * With a theme go its events. What is left of moved mentions by then is others': charts of the past need it, and undoing needs
     * the theme.
     */
    private static final String REMOVE_THEMES = """
            delete from theme where id = any(:themes)
                and not exists (select from moved_mention where theme_id = theme.id)
                and not exists (
                    select from theme_event event join moved_mention moved on moved.event_id = event.id
                    where theme.id in (event.theme_id, event.other_theme_id))""";

    private static final String KEEP_RECEIPT = """
            insert into erased_customer (customer_id, removed, completed_at)
            values (:customer, jsonb_build_object('interactions', :interactions, 'invitations', :invitations,
                'responses', :responses, 'verbatims', :verbatims, 'segments', :segments, 'mentions', :mentions,
                'themes', :themes), :now)
            on conflict (customer_id) do update set completed_at = excluded.completed_at, removed = (
                select jsonb_object_agg(key, value::int + coalesce((erased_customer.removed ->> key)::int, 0))
                from jsonb_each_text(excluded.removed))""";

    private static final String RECEIPT = """
            select key as kind, cast(value as int) as removed
            from erased_customer, jsonb_each_text(removed) where customer_id = :customer""";

    private final Session session;
    private final ErasedCustomers erased;
    private final Clock clock;

    Erasures(Session session, ErasedCustomers erased, Clock clock) {
        this.session = session;
        this.erased = erased;
        this.clock = clock;
    }

    @Transactional
    ErasureCompleted erase(RespondentErased event) {
        UUID customer = event.customerId();
        erased.awaitFacts(customer);
        session.createNativeMutationQuery(MARK_INVITATIONS)
                .setParameter("invitations", event.invitationIds().toArray(UUID[]::new))
                .setParameter("customer", customer)
                .executeUpdate();
        // Before anything is looked at: nobody else puts a mention into a theme from here on.
        change(FIND_THEMES_ANEW, customer);
        Map<String, Integer> removed = new HashMap<>();
        Tuple mined = session.createNativeQuery(COUNT_MINED, Tuple.class)
                .setParameter("customer", customer)
                .getSingleResult();
        for (String kind : new String[] {"verbatims", "segments", "mentions"}) {
            removed.put(kind, mined.get(kind, Number.class).intValue());
        }
        UUID[] themes = session.createNativeQuery(LONELY_THEMES, UUID[].class)
                .setParameter("customer", customer)
                .getSingleResult();
        change(FORGET_REBUILDS, customer);
        change(FORGET_RETIRED, customer);
        change(FORGET_SMALL, customer);
        change(FORGET_LABELS_BEFORE, customer);
        removed.put("invitations", change("""
                        delete from sent_invitation where invitation_id in (
                            select unnest(:invitations)
                            union select invitation_id from response where customer_id = :customer)""", event));
        change("""
                delete from withdrawn_response where invitation_id in (
                    select unnest(:invitations)
                    union select invitation_id from response where customer_id = :customer)""", event);
        // With a response go its scores, verbatims, segments, embeddings and mentions.
        removed.put("responses", change("delete from response where customer_id = :customer", customer));
        removed.merge(
                "responses",
                change("delete from provisional_response where customer_id = :customer", customer),
                Integer::sum);
        removed.put("interactions", change("delete from interaction where customer_id = :customer", customer));
        removed.put("themes", themes == null ? 0 : removeThemes(themes));
        Instant now = clock.instant();
        keep(customer, removed, now);
        return new ErasureCompleted(customer, "insights", receipt(customer), now);
    }

    private int removeThemes(UUID[] themes) {
        return session.createNativeMutationQuery(REMOVE_THEMES)
                .setParameter("themes", themes)
                .executeUpdate();
    }

    private int change(String sql, UUID customer) {
        return session.createNativeMutationQuery(sql)
                .setParameter("customer", customer)
                .executeUpdate();
    }

    private int change(String sql, RespondentErased event) {
        return session.createNativeMutationQuery(sql)
                .setParameter("customer", event.customerId())
                .setParameter("invitations", event.invitationIds().toArray(UUID[]::new))
                .executeUpdate();
    }

    private void keep(UUID customer, Map<String, Integer> removed, Instant now) {
        var keep = session.createNativeMutationQuery(KEEP_RECEIPT)
                .setParameter("customer", customer)
                .setParameter("now", now);
        removed.forEach(keep::setParameter);
        keep.executeUpdate();
    }

    private Map<String, Integer> receipt(UUID customer) {
        Map<String, Integer> receipt = new HashMap<>();
        session.createNativeQuery(RECEIPT, Tuple.class)
                .setParameter("customer", customer)
                .getResultList()
                .forEach(row -> receipt.put(row.get("kind", String.class), row.get("removed", Integer.class)));
        return receipt;
    }
}
