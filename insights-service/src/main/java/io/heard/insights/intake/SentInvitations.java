package io.heard.insights.intake;

import io.heard.contracts.event.InvitationSent;
import io.heard.messaging.ReceivedEvent;
import io.heard.messaging.outbox.Inbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import org.hibernate.Session;

/** The invitations that went out: what the response rate is measured against. */
@ApplicationScoped
class SentInvitations {

    /** A mail whose fate was unknown is sent twice and told twice; it counts once, from the first time. */
    private static final String ADD = """
            insert into sent_invitation (invitation_id, campaign_id, touchpoint, channel, product, team,
                interaction_closed_at, sent_at)
            values (:id, :campaignId, :touchpoint, :channel, :product, :team, :interactionClosedAt, :sentAt)
            on conflict (invitation_id) do update set sent_at = excluded.sent_at
            where excluded.sent_at < sent_invitation.sent_at""";

    private final Session session;
    private final Inbox inbox;
    private final ErasedCustomers erased;

    SentInvitations(Session session, Inbox inbox, ErasedCustomers erased) {
        this.session = session;
        this.inbox = inbox;
        this.erased = erased;
    }

    @Transactional
    void store(ReceivedEvent event) {
        if (event.is(InvitationSent.TYPE) && inbox.claim(event)) {
            add(event.as(InvitationSent.class));
        }
    }

    private void add(InvitationSent invitation) {
        if (erased.isErasedInvitation(invitation.invitationId())) {
            return;
        }
        session.createNativeMutationQuery(ADD)
                .setParameter("id", invitation.invitationId())
                .setParameter("campaignId", invitation.campaignId())
                .setParameter("touchpoint", invitation.touchpoint())
                .setParameter("channel", invitation.channel())
                .setParameter("product", invitation.product())
                .setParameter("team", invitation.team(), String.class)
                .setParameter("interactionClosedAt", invitation.interactionClosedAt())
                .setParameter("sentAt", invitation.sentAt())
                .executeUpdate();
    }
}
