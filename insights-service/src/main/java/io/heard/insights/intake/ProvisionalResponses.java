package io.heard.insights.intake;

import static java.util.Objects.requireNonNull;

import io.heard.contracts.event.ResponseRecorded;
import io.heard.contracts.event.Suspicion;
import jakarta.enterprise.context.ApplicationScoped;
import org.hibernate.Session;

/** Answers that seem to be a program's: known to be there, and in no number but their own. */
@ApplicationScoped
class ProvisionalResponses {

    private static final String STORE_UNLESS_OLDER = """
            insert into provisional_response (invitation_id, revision, campaign_id, customer_id, touchpoint, channel, product,
                team, interaction_closed_at, suspicion, answered_at, origin)
            select :id, :revision, :campaignId, :customerId, :touchpoint, :channel, :product,
                :team, :interactionClosedAt, :suspicion, :answeredAt, :origin
            where not exists (select from response where invitation_id = :id and revision > :revision)
            on conflict (invitation_id) do update set
                revision = excluded.revision,
                suspicion = excluded.suspicion,
                answered_at = excluded.answered_at,
                origin = excluded.origin
            where excluded.revision > provisional_response.revision""";

    private final Session session;

    ProvisionalResponses(Session session) {
        this.session = session;
    }

    /** Takes the place of an older revision that counted until it became clear what it was. */
    void store(ResponseRecorded response) {
        Suspicion suspicion = requireNonNull(response.suspicion());
        session.createNativeMutationQuery(STORE_UNLESS_OLDER)
                .setParameter("id", response.invitationId())
                .setParameter("revision", response.revision())
                .setParameter("campaignId", response.campaignId())
                .setParameter("customerId", response.customerId())
                .setParameter("touchpoint", response.touchpoint())
                .setParameter("channel", response.channel())
                .setParameter("product", response.product())
                .setParameter("team", response.team(), String.class)
                .setParameter("interactionClosedAt", response.interactionClosedAt())
                .setParameter("suspicion", suspicion.name())
                .setParameter("answeredAt", response.answeredAt())
                .setParameter("origin", response.origin().name())
                .executeUpdate();
        session.createNativeMutationQuery("delete from response where invitation_id = :id and revision < :revision")
                .setParameter("id", response.invitationId())
                .setParameter("revision", response.revision())
                .executeUpdate();
    }

    /** False when a newer revision is a program's. */
    boolean giveWayTo(ResponseRecorded response) {
        session.createNativeMutationQuery(
                        "delete from provisional_response where invitation_id = :id and revision < :revision")
                .setParameter("id", response.invitationId())
                .setParameter("revision", response.revision())
                .executeUpdate();
        return session.createNativeQuery("select 1 from provisional_response where invitation_id = :id", Integer.class)
                .setParameter("id", response.invitationId())
                .getResultList()
                .isEmpty();
    }
}
