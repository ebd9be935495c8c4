package io.heard.messaging.outbox;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

import io.heard.contracts.event.Event;
import io.heard.messaging.EventJson;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** Where features leave the events that {@link OutboxRelay} publishes after the commit. */
@ApplicationScoped
public class Outbox {

    private static final String ADD = """
            insert into outbox (id, topic, type, subject, occurred_at, data)
            values (:id, :topic, :type, :subject, clock_timestamp(), :data)""";

    private final EntityManager entityManager;

    Outbox(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /** Joins the caller's transaction: the change and its event are stored together or not at all. */
    @Transactional(MANDATORY)
    public void add(Event event) {
        entityManager
                .createNativeQuery(ADD)
                .setParameter("id", UUID.randomUUID())
                .setParameter("topic", event.topic())
                .setParameter("type", event.type())
                .setParameter("subject", event.subject())
                .setParameter("data", EventJson.write(event))
                .executeUpdate();
    }
}
