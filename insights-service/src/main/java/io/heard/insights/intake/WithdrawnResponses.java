package io.heard.insights.intake;

import io.heard.contracts.event.ResponseRecorded;
import io.heard.contracts.event.ResponseWithdrawn;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.util.UUID;
import org.hibernate.Session;

/** Responses that their customers took back, or that are no longer kept. */
@ApplicationScoped
class WithdrawnResponses {

    private static final String REMEMBER = """
            insert into withdrawn_response (invitation_id, revision, reason, withdrawn_at)
            select :id, :revision, :reason, :withdrawnAt
            where not exists (select from response where invitation_id = :id and revision > :revision)
            on conflict (invitation_id) do update set
                revision = excluded.revision, reason = excluded.reason, withdrawn_at = excluded.withdrawn_at
            where excluded.revision > withdrawn_response.revision""";

    /** The numbers stay and lead to nobody. */
    private static final String STRIP = """
            update response set revision = :revision, customer_id = :id, interaction_id = :id
            where invitation_id = :id and revision < :revision""";

    private final Session session;
    private final Event<ResponseWithdrawn> removals;

    WithdrawnResponses(Session session, Event<ResponseWithdrawn> removals) {
        this.session = session;
        this.removals = removals;
    }

    /** Events about one response take turns, whichever thread they come on, so that the later sees what the earlier did. */
    void takeTurns(UUID invitationId) {
        session.createNativeQuery(
                        "select 1 from pg_advisory_xact_lock(hashtextextended(cast(:id as text), 1))", Integer.class)
                .setParameter("id", invitationId)
                .getSingleResult();
    }

    void store(ResponseWithdrawn withdrawn) {
        session.createNativeMutationQuery(REMEMBER)
                .setParameter("id", withdrawn.invitationId())
                .setParameter("revision", withdrawn.revision())
                .setParameter("reason", withdrawn.reason().name())
                .setParameter("withdrawnAt", withdrawn.withdrawnAt())
                .executeUpdate();
        change("delete from provisional_response where invitation_id = :id and revision < :revision", withdrawn);
        // Whoever made something of it looks at it once more.
        removals.fire(withdrawn);
        switch (withdrawn.reason()) {
            // With a response go its scores, verbatims and mentions.
            case CUSTOMER ->
                change("delete from response where invitation_id = :id and revision < :revision", withdrawn);
            case RETENTION -> {
                change("delete from verbatim where invitation_id = :id and revision < :revision", withdrawn);
                change("delete from themed_response where invitation_id = :id and revision < :revision", withdrawn);
                change(STRIP, withdrawn);
            }
        }
    }

    /** False when it was withdrawn after that; true, and no longer withdrawn, when it was given anew since. */
    boolean giveWayTo(ResponseRecorded response) {
        session.createNativeMutationQuery(
                        "delete from withdrawn_response where invitation_id = :id and revision < :revision")
                .setParameter("id", response.invitationId())
                .setParameter("revision", response.revision())
                .executeUpdate();
        return session.createNativeQuery("select 1 from withdrawn_response where invitation_id = :id", Integer.class)
                .setParameter("id", response.invitationId())
                .getResultList()
                .isEmpty();
    }

    private void change(String sql, ResponseWithdrawn withdrawn) {
        session.createNativeMutationQuery(sql)
                .setParameter("id", withdrawn.invitationId())
                .setParameter("revision", withdrawn.revision())
                .executeUpdate();
    }
}
