package io.heard.survey.respondent;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

import com.fasterxml.jackson.databind.JsonNode;
import io.heard.survey.respondent.trace.Erased;
import io.heard.survey.respondent.trace.PersonalTraces;
import io.heard.survey.respondent.trace.TraceRows;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.Session;

/** Who a person is, what they wish for, and the addresses that must not get mails because of them. */
@ApplicationScoped
class RespondentTraces implements PersonalTraces {

    private static final String RESPONDENT = """
            select id, customer_id as "customerId", email, address_since as "addressSince", first_name as "firstName", locale,
                time_zone as "timeZone", opted_out_at as "optedOutAt", opted_out_by as "optedOutBy",
                at_most_every as "atMostEvery", wished_language as "wishedLanguage", erased_at as "erasedAt"
            from respondent where id = :id""";

    private static final String TOPICS = """
            select topic, refused_at as "refusedAt" from refused_topic where respondent_id = :id order by topic""";

    private static final String OPTED_OUT = """
            select address, opted_out_at as "optedOutAt" from opted_out_address where respondent_id = :id order by address""";

    private static final String SUPPRESSED = """
            select address, suppression, suppressed_at as "suppressedAt"
            from suppressed_address_holder join suppressed_address using (address)
            where respondent_id = :id order by address""";

    private static final String CHANGES = """
            select id, change, changed_by as "changedBy", reason, changed_at as "changedAt"
            from respondent_change where respondent_id = :id order by id""";

    private static final String CUSTOMER_ID = "select customer_id from respondent where id = :id";

    /** The present one, and those that must not get mails. */
    private static final String ADDRESSES = """
            select lower(email) from respondent where id = :id and email is not null
            union select address from opted_out_address where respondent_id = :id
            union select address from suppressed_address_holder where respondent_id = :id""";

    private static final String FORGET_TOPICS = "delete from refused_topic where respondent_id = :id";

    /** Whoever else has the address is left alone from now on, by a row of their own. */
    private static final String PASS_ON = """
            insert into opted_out_address (address, opted_out_at, respondent_id)
            select a.address, clock_timestamp(), other.id
            from (
                select lower(email) as address from respondent where id = :id
                union select address from opted_out_address where respondent_id = :id) a
            join respondent other on lower(other.email) = a.address and other.id <> :id
            on conflict do nothing""";

    /** Rows of nobody in particular go with the last one who has the address. */
    private static final String FORGET_OPT_OUTS = """
            delete from opted_out_address o
            where o.respondent_id = :id
               or (o.respondent_id is null and o.address = any(:addresses)
                   and not exists (select from respondent r where r.id <> :id and lower(r.email) = o.address))""";

    private static final String FORGET_HOLDER = "delete from suppressed_address_holder where respondent_id = :id";

    private static final String FORGET_SUPPRESSIONS = """
            delete from suppressed_address s
            where s.address = any(:addresses)
              and not exists (select from suppressed_address_holder h where h.address = s.address)
              and not exists (select from respondent r where r.id <> :id and lower(r.email) = s.address)""";

    private static final String SHARED = """
            select count(*) from unnest(cast(:addresses as varchar[])) as a (address)
            where exists (select from opted_out_address o where o.address = a.address)
               or exists (select from suppressed_address s where s.address = a.address)""";

    private static final String FORGET_REASONS =
            "update respondent_change set reason = null where respondent_id = :id and reason is not null";

    private static final String FORGET = """
            update respondent set customer_id = 'erased-' || id, email = null, address_since = null, first_name = null,
                locale = null, time_zone = null, at_most_every = null, wished_language = null, erased_at = clock_timestamp(),
                opted_out_at = coalesce(opted_out_at, clock_timestamp()), opted_out_by = 'ADMINISTRATOR'
            where id = :id""";

    private final Session session;
    private final TraceRows rows;
    private final Forgotten forgotten;

    RespondentTraces(Session session, TraceRows rows, Forgotten forgotten) {
        this.session = session;
        this.rows = rows;
        this.forgotten = forgotten;
    }

    @Override
    @Transactional(MANDATORY)
    public Map<String, JsonNode> of(UUID respondentId) {
        return Map.of(
                "respondent", rows.read(RESPONDENT, respondentId),
                "refusedTopics", rows.read(TOPICS, respondentId),
                "optedOutAddresses", rows.read(OPTED_OUT, respondentId),
                "suppressedAddresses", rows.read(SUPPRESSED, respondentId),
                "changes", rows.read(CHANGES, respondentId));
    }

    /**
     * Removes who a respondent is. Being forgotten is also the wish not to be asked again: a hash of the customer id and of each
     * address that we know of keeps it, those that changed since they bounced or were opted out as well. An address that somebody
     * else here has too stays as theirs.
     */
    @Override
    @Transactional(MANDATORY)
    public Erased erase(UUID respondentId) {
        List<String> addresses = session.createNativeQuery(ADDRESSES, String.class)
                .setParameter("id", respondentId)
                .getResultList();
        forgotten.keepCustomer(session.createNativeQuery(CUSTOMER_ID, String.class)
                .setParameter("id", respondentId)
                .getSingleResult());
        addresses.forEach(forgotten::keepAddress);
        String[] theirs = addresses.toArray(String[]::new);
        int topics = rows.change(FORGET_TOPICS, respondentId);
        rows.change(PASS_ON, respondentId);
        int optOuts = change(FORGET_OPT_OUTS, respondentId, theirs);
        int suppressions = rows.change(FORGET_HOLDER, respondentId);
        change(FORGET_SUPPRESSIONS, respondentId, theirs);
        int shared = session.createNativeQuery(SHARED, Long.class)
                .setParameter("addresses", theirs)
                .getSingleResult()
                .intValue();
        return new Erased(
                Map.of(
                        "wishes", topics,
                        "optedOutAddresses", optOuts,
                        "suppressedAddresses", suppressions,
                        "reasons", rows.change(FORGET_REASONS, respondentId),
                        "masterData", rows.change(FORGET, respondentId)),
                Map.of("customerIdHashes", 1, "addressHashes", theirs.length, "addressesOfOthersToo", shared));
    }

    private int change(String sql, UUID id, String[] addresses) {
        return session.createNativeMutationQuery(sql)
                .setParameter("id", id)
                .setParameter("addresses", addresses)
                .executeUpdate();
    }
}
