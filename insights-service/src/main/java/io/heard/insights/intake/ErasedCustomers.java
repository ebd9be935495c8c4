package io.heard.insights.intake;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.hibernate.Session;

/**
 * Whom we have forgotten, by pseudonym: what arrives late about them is not kept. A lock makes a fact and an erasure of the same
 * customer take turns, so that the later of the two sees the earlier; facts do not wait for each other.
 */
@ApplicationScoped
public class ErasedCustomers {

    private static final String TAKE_TURNS =
            "select 1 from pg_advisory_xact_lock_shared(hashtextextended(cast(:id as text), 0))";

    private static final String TAKE_TURNS_ALONE =
            "select 1 from pg_advisory_xact_lock(hashtextextended(cast(:id as text), 0))";

    private static final String IS_ERASED = "select exists (select from erased_customer where customer_id = :id)";

    private static final String IS_ERASED_INVITATION =
            "select exists (select from erased_invitation where invitation_id = :id)";

    private final Session session;

    ErasedCustomers(Session session) {
        this.session = session;
    }

    /** To be asked before a fact is written; holds until the end of the transaction. */
    @Transactional(MANDATORY)
    public boolean isErased(UUID customerId) {
        session.createNativeQuery(TAKE_TURNS, Integer.class)
                .setParameter("id", customerId.toString())
                .getSingleResult();
        return is(IS_ERASED, customerId);
    }

    /** The same for facts that name an invitation only. */
    @Transactional(MANDATORY)
    public boolean isErasedInvitation(UUID invitationId) {
        return is(IS_ERASED_INVITATION, invitationId);
    }

    /** Waits for the facts under way about a customer; those that come later wait for the end of this transaction. */
    @Transactional(MANDATORY)
    public void awaitFacts(UUID customerId) {
        session.createNativeQuery(TAKE_TURNS_ALONE, Integer.class)
                .setParameter("id", customerId.toString())
                .getSingleResult();
    }

    private boolean is(String question, UUID id) {
        return session.createNativeQuery(question, Boolean.class)
                .setParameter("id", id)
                .getSingleResult();
    }
}
