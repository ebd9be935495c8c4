package io.heard.insights.intake;

import io.heard.contracts.event.InteractionRecorded;
import io.heard.messaging.ReceivedEvent;
import io.heard.messaging.outbox.Inbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import org.hibernate.Session;

/** The finished interactions. They never change, so the first word about one is the last. */
@ApplicationScoped
class Interactions {

    private static final String ADD = """
            insert into interaction (id, customer_id, touchpoint, channel, product, team, agent, opened_at,
                first_responded_at, closed_at)
            values (:id, :customerId, :touchpoint, :channel, :product, :team, :agent, :openedAt,
                :firstRespondedAt, :closedAt)
            on conflict do nothing""";

    private final Session session;
    private final Inbox inbox;
    private final ErasedCustomers erased;

    Interactions(Session session, Inbox inbox, ErasedCustomers erased) {
        this.session = session;
        this.inbox = inbox;
        this.erased = erased;
    }

    @Transactional
    void store(ReceivedEvent event) {
        if (event.is(InteractionRecorded.TYPE) && inbox.claim(event)) {
            add(event.as(InteractionRecorded.class));
        }
    }

    private void add(InteractionRecorded interaction) {
        if (erased.isErased(interaction.customerId())) {
            return;
        }
        session.createNativeMutationQuery(ADD)
                .setParameter("id", interaction.interactionId())
                .setParameter("customerId", interaction.customerId())
                .setParameter("touchpoint", interaction.touchpoint())
                .setParameter("channel", interaction.channel())
                .setParameter("product", interaction.product())
                .setParameter("team", interaction.team(), String.class)
                .setParameter("agent", interaction.agent(), String.class)
                .setParameter("openedAt", interaction.openedAt())
                .setParameter("firstRespondedAt", interaction.firstRespondedAt(), Instant.class)
                .setParameter("closedAt", interaction.closedAt())
                .executeUpdate();
    }
}
