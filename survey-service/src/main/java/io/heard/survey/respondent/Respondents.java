package io.heard.survey.respondent;

import static jakarta.transaction.Transactional.TxType.MANDATORY;
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
            on conflict (customer_id) do update set
                email = coalesce(excluded.email, respondent.email),
                first_name = coalesce(excluded.first_name, respondent.first_name),
                locale = coalesce(excluded.locale, respondent.locale),
                time_zone = coalesce(excluded.time_zone, respondent.time_zone)
            returning id""";

    private static final String HAS_OPTED_OUT = """
            select r.opted_out_at is not null
                or exists (select from opted_out_address o where o.address = lower(r.email))
            from respondent r where r.id = :id""";

    private static final String STANDINGS = """
            select r.id as id,
                r.email is not null as has_address,
                r.opted_out_at is not null
                    or exists (select from opted_out_address o where o.address = lower(r.email)) as opted_out,
                (select s.suppression from suppressed_address s where s.address = lower(r.email)) as suppression,
                (select string_agg(distinct t.topic, ' ')
                    from refused_topic t join respondent p on p.id = t.respondent_id
                    where p.id = r.id or lower(p.email) = lower(r.email)) as topics,
                (select max(p.at_most_every) from respondent p
                    where p.id = r.id or lower(p.email) = lower(r.email)) as at_most_every
            from respondent r where r.id = any(:ids)""";

    private static final String OPT_OUT = """
            update respondent set opted_out_at = coalesce(opted_out_at, clock_timestamp()),
                opted_out_by = coalesce(opted_out_by, :by)
            where id = :id""";

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

    private static final String ADDRESS = "select email from respondent where id = :id and email is not null";

    private final Session session;
    private final ObjectMapper json;

    Respondents(Session session, ObjectMapper json) {
        this.session = session;
        this.json = json;
    }

    /**
     * Keeps what is new about customers and locks their rows until the end of the transaction: decisions about one customer are
     * made one after the other, or two of them would both find that nobody has asked yet.
     *
     * @return by the company's id of the customer
     */
    @Transactional(MANDATORY)
    public Map<String, Respondent> remember(Collection<ReportedCustomer> reported) {
        Map<String, ReportedCustomer> customers = new HashMap<>();
        reported.forEach(customer -> customers.merge(customer.customerId(), customer, ReportedCustomer::updatedBy));
        List<UUID> ids = session.createNativeQuery(REMEMBER, UUID.class)
                .setParameter("customers", json(customers.values()))
                .getResultList();
        List<Respondent> respondents = session.createQuery("from Respondent where id in :ids", Respondent.class)
                .setParameter("ids", ids)
                .getResultList();
        respondents.stream()
                .filter(respondent -> respondent.optedOutAt().isPresent())
                .forEach(respondent -> keepAddress(respondent.id()));
        return respondents.stream().collect(toMap(Respondent::customerId, respondent -> respondent));
    }

    /** True when the customer, or somebody who has or had the same address, wants no more mails. */
    @Transactional(MANDATORY)
    public boolean hasOptedOut(UUID id) {
        return session.createNativeQuery(HAS_OPTED_OUT, Boolean.class)
                .setParameter("id", id)
                .getSingleResult();
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

    /** Holds from the moment the transaction commits; a second time changes nothing. */
    @Transactional(MANDATORY)
    public void optOut(UUID id) {
        session.createNativeMutationQuery(OPT_OUT)
                .setParameter("id", id)
                .setParameter("by", "CUSTOMER")
                .executeUpdate();
        keepAddress(id);
    }

    /** No mail goes to this address any more, whoever has it. A complaint replaces a bounce, never the other way round. */
    @Transactional(MANDATORY)
    public void suppress(String address, Suppression why) {
        session.createNativeMutationQuery(SUPPRESS)
                .setParameter("address", address)
                .setParameter("why", why.name())
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

    /** The customer's address may change or turn up under another id; the wish stays with every one of them. */
    private void keepAddress(UUID id) {
        session.createNativeMutationQuery(KEEP_ADDRESS).setParameter("id", id).executeUpdate();
    }

    private static Standing standing(Tuple row) {
        String topics = row.get("topics", String.class);
        return new Standing(
                row.get("has_address", Boolean.class),
                row.get("opted_out", Boolean.class),
                Optional.ofNullable(row.get("suppression", String.class)).map(Suppression::valueOf),
                topics == null ? Set.of() : Set.of(topics.split(" ")),
                Optional.ofNullable(row.get("at_most_every", Long.class)).map(Duration::ofSeconds));
    }

    private String json(Collection<ReportedCustomer> customers) {
        try {
            return json.writeValueAsString(customers);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Texts can always be written", e);
        }
    }
}
