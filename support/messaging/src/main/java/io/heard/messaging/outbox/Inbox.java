package io.heard.messaging.outbox;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

import io.heard.messaging.ReceivedEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;

/** Remembers which events were handled, so that a redelivery has no second effect. */
@ApplicationScoped
public class Inbox {

    private static final String CLAIM =
            "insert into inbox (source, event_id) values (:source, :eventId) on conflict do nothing";

    private final EntityManager entityManager;

    Inbox(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /** True the first time the service sees an event, false ever after. Event ids are unique per source only. */
    @Transactional(MANDATORY)
    public boolean claim(ReceivedEvent event) {
        int claimed = entityManager
                .createNativeQuery(CLAIM)
                .setParameter("source", event.source())
                .setParameter("eventId", event.id())
                .executeUpdate();
        return claimed == 1;
    }
}
