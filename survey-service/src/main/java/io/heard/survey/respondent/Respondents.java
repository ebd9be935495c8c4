package io.heard.survey.respondent;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.hibernate.Session;

/** Everybody we may ask, and those we may not ask any more. */
@ApplicationScoped
public class Respondents {

    private static final String REMEMBER = """
            insert into respondent (id, customer_id, email, first_name, locale, time_zone)
            values (uuidv7(), :customerId, :email, :firstName, :locale, :timeZone)
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

    private static final String OPT_OUT =
            "update respondent set opted_out_at = coalesce(opted_out_at, clock_timestamp()) where id = :id";

    private static final String KEEP_ADDRESS = """
            insert into opted_out_address (address, opted_out_at)
            select lower(email), opted_out_at from respondent where id = :id and email is not null
            on conflict (address) do nothing""";

    private final Session session;

    Respondents(Session session) {
        this.session = session;
    }

    /**
     * Keeps what is new about a customer and locks the row until the end of the transaction: decisions about one customer are
     * made one after the other, or two of them would both find that nobody has asked yet.
     */
    @Transactional(MANDATORY)
    public Respondent remember(ReportedCustomer customer) {
        UUID id = session.createNativeQuery(REMEMBER, UUID.class)
                .setParameter("customerId", customer.customerId())
                .setParameter("email", customer.email(), String.class)
                .setParameter("firstName", customer.firstName(), String.class)
                .setParameter("locale", customer.locale(), String.class)
                .setParameter("timeZone", customer.timeZone(), String.class)
                .getSingleResult();
        Respondent respondent = session.find(Respondent.class, id);
        if (respondent.optedOutAt().isPresent()) {
            keepAddress(id);
        }
        return respondent;
    }

    /** True when the customer, or somebody who has or had the same address, wants no more mails. */
    @Transactional(MANDATORY)
    public boolean hasOptedOut(UUID id) {
        return session.createNativeQuery(HAS_OPTED_OUT, Boolean.class)
                .setParameter("id", id)
                .getSingleResult();
    }

    /** Holds from the moment the transaction commits; a second time changes nothing. */
    @Transactional(MANDATORY)
    public void optOut(UUID id) {
        session.createNativeMutationQuery(OPT_OUT).setParameter("id", id).executeUpdate();
        keepAddress(id);
    }

    /** The customer's address may change or turn up under another id; the wish stays with every one of them. */
    private void keepAddress(UUID id) {
        session.createNativeMutationQuery(KEEP_ADDRESS).setParameter("id", id).executeUpdate();
    }
}
