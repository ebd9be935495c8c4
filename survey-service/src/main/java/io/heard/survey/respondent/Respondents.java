package io.heard.survey.respondent;

import static jakarta.transaction.Transactional.TxType.MANDATORY;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toMap;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hibernate.Session;

/** Everybody we may ask, and those we may not ask any more. */
@ApplicationScoped
public class Respondents {

    /** In one order for everybody: two groups that share customers never wait for each other in a circle. */
    private static final String REMEMBER = """
            insert into respondent (id, customer_id, email, first_name, locale, time_zone)
            select uuidv7(), c."customerId", c.email, c."firstName", c.locale, c."timeZone"
            from jsonb_to_recordset(cast(:customers as jsonb)) as c (
                "customerId" text, email text, "firstName" text, locale text, "timeZone" text)
            order by c."customerId"
            on conflict (customer_id) do update set""";

    private static final String NEWER = """
            address_since = case when excluded.email <> respondent.email then clock_timestamp() else respondent.address_since end,
            email = coalesce(excluded.email, respondent.email),
            first_name = coalesce(excluded.first_name, respondent.first_name),
            locale = coalesce(excluded.locale, respondent.locale),
            time_zone = coalesce(excluded.time_zone, respondent.time_zone)""";

    private static final String OLDER = """
            email = coalesce(respondent.email, excluded.email),
            first_name = coalesce(respondent.first_name, excluded.first_name),
            locale = coalesce(respondent.locale, excluded.locale),
            time_zone = coalesce(respondent.time_zone, excluded.time_zone)""";

    private static final String STANDINGS = """
            select r.id as id,
                r.email is not null as has_address,
                r.opted_out_at is not null
                    or exists (select from opted_out_address o where o.address = lower(r.email)) as opted_out,
                (select s.suppression from suppressed_address s where s.address = lower(r.email)) as suppression,
                (select string_agg(distinct t.topic, ' ')
                    from refused_topic t
                    where t.respondent_id in (
                        select r.id union all select p.id from respondent p where lower(p.email) = lower(r.email))) as topics,
                greatest(r.at_most_every,
                    (select max(p.at_most_every) from respondent p where lower(p.email) = lower(r.email))) as at_most_every
            from respondent r where r.id = any(:ids)""";

    /** Everybody who has the same address as one respondent, and that respondent. */
    private static final String SAME_MAILBOX = """
            (select p.id from respondent r join respondent p on p.id = r.id or lower(p.email) = lower(r.email)
                where r.id = :id)""";

    private static final String WISHES = """
            select max(at_most_every) as at_most_every, max(wished_language) as language,
                (select string_agg(distinct t.topic, ' ') from refused_topic t where t.respondent_id in SAME_MAILBOX) as topics
            from respondent where id in SAME_MAILBOX""".replace("SAME_MAILBOX", SAME_MAILBOX);

    private static final String WISH =
            "update respondent set at_most_every = :atMostEvery, wished_language = :language where id in "
                    + SAME_MAILBOX;

    private static final String ALLOW_OTHER_TOPICS =
            "delete from refused_topic where topic <> all(:topics) and respondent_id in " + SAME_MAILBOX;

    private static final String REFUSE_TOPICS = """
            insert into refused_topic (respondent_id, topic, refused_at)
            select m.id, t.topic, clock_timestamp() from SAME_MAILBOX m cross join unnest(cast(:topics as varchar[])) as t (topic)
            on conflict (respondent_id, topic) do nothing""".replace("SAME_MAILBOX", SAME_MAILBOX);

    /** What staff keep for the customer outlasts what the customer said before. */
    private static final String OPT_OUT = """
            update respondent set opted_out_at = coalesce(opted_out_at, clock_timestamp()),
                opted_out_by = case when opted_out_by = 'ADMINISTRATOR' then opted_out_by else :by end
            where id = :id""";

    private static final String FREE_ADDRESS = """
            delete from opted_out_address o
            where (o.respondent_id = :id or o.address = (select lower(email) from respondent where id = :id))
              and (:anybody or exists (
                select from respondent p where p.id = o.respondent_id and p.opted_out_by = 'CUSTOMER'))""";

    private static final String MAY_OPT_IN = """
            select not exists (
                    select from opted_out_address o left join respondent p on p.id = o.respondent_id
                    where (o.respondent_id = :id or o.address = (select lower(email) from respondent where id = :id))
                      and p.opted_out_by is distinct from 'CUSTOMER')
                and not exists (
                    select from respondent where id = :id and opted_out_by = 'ADMINISTRATOR')""";

    private static final String OPT_IN =
            "update respondent set opted_out_at = null, opted_out_by = null where (:anybody or opted_out_by = 'CUSTOMER') and id in "
                    + SAME_MAILBOX;

    private static final String KEEP_ADDRESS = """
            insert into opted_out_address (address, opted_out_at, respondent_id)
            select lower(email), opted_out_at, id from respondent where id = :id and email is not null
            on conflict (address, respondent_id) do nothing""";

    private static final String SUPPRESS = """
            insert into suppressed_address (address, suppression, suppressed_at)
            values (lower(:address), :why, clock_timestamp())
            on conflict (address) do update
                set suppression = excluded.suppression, suppressed_at = excluded.suppressed_at
                where excluded.suppression = 'COMPLAINED' and suppressed_address.suppression <> 'COMPLAINED'""";

    /** Whoever has a suppressed address is known by it, also when theirs is another one later. */
    private static final String HOLD = """
            insert into suppressed_address_holder (address, respondent_id)
            select s.address, r.id from respondent r join suppressed_address s on s.address = lower(r.email)
            where r.id = any(:ids)
            on conflict do nothing""";

    private static final String HOLD_BY_ALL = """
            insert into suppressed_address_holder (address, respondent_id)
            select lower(:address), r.id from respondent r where lower(r.email) = lower(:address)
            on conflict do nothing""";

    private static final String LIFT_SUPPRESSION =
            "delete from suppressed_address where address = (select lower(email) from respondent where id = :id)";

    /** Leaves those alone who only refer to the row, or they and an erasure could wait for each other. */
    private static final String LOCK = "select 1 from respondent where id = :id for no key update";

    private static final String ADDRESS = "select email from respondent where id = :id and email is not null";

    private final Session session;
    private final ObjectMapper json;
    private final Forgotten forgotten;

    Respondents(Session session, ObjectMapper json, Forgotten forgotten) {
        this.session = session;
        this.json = json;
        this.forgotten = forgotten;
    }

    /**
     * Keeps what is new about customers and locks their rows until the end of the transaction: decisions about one customer are
     * made one after the other, or two of them would both find that nobody has asked yet.
     *
     * @return by the company's id of the customer
     */
    @Transactional(MANDATORY)
    public Map<String, Respondent> remember(Collection<ReportedCustomer> reported) {
        return remember(reported, NEWER);
    }

    /** The same for customers as they were: what we know of them by now stays. */
    @Transactional(MANDATORY)
    public Map<String, Respondent> rememberPast(Collection<ReportedCustomer> reported) {
        return remember(reported, OLDER);
    }

    private Map<String, Respondent> remember(Collection<ReportedCustomer> reported, String update) {
        Set<String> hashes = forgotten.among(reported);
        Map<String, String> keptAs = new HashMap<>();
        Map<String, ReportedCustomer> customers = new HashMap<>();
        for (ReportedCustomer customer : reported) {
            ReportedCustomer kept = hashes.isEmpty() ? customer : forgotten.reduced(customer, hashes);
            keptAs.put(customer.customerId(), kept.customerId());
            customers.merge(kept.customerId(), kept, ReportedCustomer::updatedBy);
        }
        List<UUID> ids = session.createNativeQuery(REMEMBER + " " + update + " returning id", UUID.class)
                .setParameter("customers", json(customers.values()))
                .getResultList();
        List<Respondent> respondents = session.createQuery("from Respondent where id in :ids", Respondent.class)
                .setParameter("ids", ids)
                .getResultList();
        session.createNativeMutationQuery(HOLD)
                .setParameter("ids", ids.toArray(UUID[]::new))
                .executeUpdate();
        respondents.stream()
                .filter(respondent -> respondent.optedOutAt().isPresent())
                .forEach(respondent -> keepAddress(respondent.id()));
        Map<String, Respondent> kept =
                respondents.stream().collect(toMap(Respondent::customerId, respondent -> respondent));
        return keptAs.entrySet().stream()
                .collect(toMap(Map.Entry::getKey, entry -> requireNonNull(kept.get(entry.getValue()))));
    }

    /** @throws java.util.NoSuchElementException when nobody has this id */
    @Transactional(MANDATORY)
    public Standing standing(UUID id) {
        return Optional.ofNullable(standings(List.of(id)).get(id)).orElseThrow();
    }

    /** How each of these stands, in one query. Ids that nobody has are left out. */
    @Transactional(MANDATORY)
    public Map<UUID, Standing> standings(Collection<UUID> ids) {
        return session.createNativeQuery(STANDINGS, Tuple.class)
                .setParameter("ids", ids.toArray(UUID[]::new))
                .getResultStream()
                .collect(toMap(row -> row.get("id", UUID.class), Respondents::standing));
    }

    /** As {@link #optOut(UUID, OptedOutBy)} by the customer. */
    @Transactional(MANDATORY)
    public void optOut(UUID id) {
        optOut(id, OptedOutBy.CUSTOMER);
    }

    /** Holds from the moment the transaction commits; a second time changes nothing. */
    @Transactional(MANDATORY)
    public void optOut(UUID id, OptedOutBy by) {
        session.createNativeMutationQuery(OPT_OUT)
                .setParameter("id", id)
                .setParameter("by", by.name())
                .executeUpdate();
        keepAddress(id);
    }

    /**
     * Takes an opt-out back, for everybody who has the same address. A customer takes back only what customers said, never
     * what staff keep for them; neither lifts a bounce or a complaint.
     */
    @Transactional(MANDATORY)
    public void optIn(UUID id, OptedOutBy by) {
        boolean anybody = by == OptedOutBy.ADMINISTRATOR;
        for (String step : List.of(FREE_ADDRESS, OPT_IN)) {
            session.createNativeMutationQuery(step)
                    .setParameter("id", id)
                    .setParameter("anybody", anybody)
                    .executeUpdate();
        }
    }

    /** False when an opt-out would stay although the customer took back what customers said. */
    @Transactional(MANDATORY)
    public boolean mayOptIn(UUID id) {
        return session.createNativeQuery(MAY_OPT_IN, Boolean.class)
                .setParameter("id", id)
                .getSingleResult();
    }

    /**
     * What everybody with the respondent's address wishes taken together: the topics that any of them refuses and the longest pause
     * that any of them wants. Wishes are kept for all of them at once, so they differ only where somebody got the address later;
     * of several languages it is then the last one by the alphabet, for want of a better rule.
     */
    @Transactional(MANDATORY)
    public Wishes wishes(UUID id) {
        Tuple row = session.createNativeQuery(WISHES, Tuple.class)
                .setParameter("id", id)
                .getSingleResult();
        return new Wishes(topics(row), seconds(row), Optional.ofNullable(row.get("language", String.class)));
    }

    /** Replaces the wishes of everybody who has the same address. */
    @Transactional(MANDATORY)
    public void wish(UUID id, Wishes wishes) {
        session.createNativeMutationQuery(WISH)
                .setParameter("id", id)
                .setParameter(
                        "atMostEvery",
                        wishes.atMostEvery().map(Duration::toSeconds).orElse(null),
                        Long.class)
                .setParameter("language", wishes.language().orElse(null), String.class)
                .executeUpdate();
        String[] topics = wishes.refusedTopics().toArray(String[]::new);
        for (String step : List.of(ALLOW_OTHER_TOPICS, REFUSE_TOPICS)) {
            session.createNativeMutationQuery(step)
                    .setParameter("id", id)
                    .setParameter("topics", topics)
                    .executeUpdate();
        }
    }

    /** No mail goes to this address any more, whoever has it. A complaint replaces a bounce, never the other way round. */
    @Transactional(MANDATORY)
    public void suppress(String address, Suppression why) {
        session.createNativeMutationQuery(SUPPRESS)
                .setParameter("address", address)
                .setParameter("why", why.name())
                .executeUpdate();
        session.createNativeMutationQuery(HOLD_BY_ALL)
                .setParameter("address", address)
                .executeUpdate();
    }

    /** The same for the address the respondent has now; nothing happens when there is none. */
    @Transactional(MANDATORY)
    public void suppress(UUID respondentId, Suppression why) {
        session.createNativeQuery(ADDRESS, String.class)
                .setParameter("id", respondentId)
                .uniqueResultOptional()
                .ifPresent(address -> suppress(address, why));
    }

    /** The address may get mails again, as far as bounces and complaints go. */
    @Transactional(MANDATORY)
    public void liftSuppression(UUID id) {
        session.createNativeMutationQuery(LIFT_SUPPRESSION)
                .setParameter("id", id)
                .executeUpdate();
    }

    /**
     * Waits until nobody reports or changes the respondent.
     *
     * @return false when there is none
     */
    @Transactional(MANDATORY)
    public boolean lockToErase(UUID id) {
        forgotten.awaitReports();
        return session.createNativeQuery(LOCK, Integer.class)
                .setParameter("id", id)
                .uniqueResultOptional()
                .isPresent();
    }

    /** The customer's address may change or turn up under another id; the wish stays with every one of them. */
    private void keepAddress(UUID id) {
        session.createNativeMutationQuery(KEEP_ADDRESS).setParameter("id", id).executeUpdate();
    }

    private static Standing standing(Tuple row) {
        return new Standing(
                row.get("has_address", Boolean.class),
                row.get("opted_out", Boolean.class),
                Optional.ofNullable(row.get("suppression", String.class)).map(Suppression::valueOf),
                topics(row),
                seconds(row));
    }

    private static Set<String> topics(Tuple row) {
        String topics = row.get("topics", String.class);
        return topics == null ? Set.of() : Set.of(topics.split(" "));
    }

    private static Optional<Duration> seconds(Tuple row) {
        return Optional.ofNullable(row.get("at_most_every", Long.class)).map(Duration::ofSeconds);
    }

    private String json(Collection<ReportedCustomer> customers) {
        try {
            return json.writeValueAsString(customers);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Texts can always be written", e);
        }
    }
}
