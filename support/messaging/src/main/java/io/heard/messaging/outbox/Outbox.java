package io.heard.messaging.outbox;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

import io.heard.contracts.event.Event;
import io.heard.messaging.EventJson;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.function.Function;

/** Where features leave the events that {@link OutboxRelay} publishes after the commit. */
@ApplicationScoped
public class Outbox {

    private static final String ADD = """
            insert into outbox (id, topic, type, subject, occurred_at, data)
            select gen_random_uuid(), e.topic, e.type, e.subject, clock_timestamp(), e.data
            from unnest(cast(:topics as text[]), cast(:types as text[]), cast(:subjects as text[]), cast(:data as text[]))
                with ordinality as e (topic, type, subject, data, place)
            order by e.place""";

    private final EntityManager entityManager;

    Outbox(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /** Joins the caller's transaction: the change and its event are stored together or not at all. */
    @Transactional(MANDATORY)
    public void add(Event event) {
        addAll(List.of(event));
    }

    /** In one statement, which is much faster for many; they are published in this order. */
    @Transactional(MANDATORY)
    public void addAll(List<? extends Event> events) {
        if (!events.isEmpty()) {
            entityManager
                    .createNativeQuery(ADD)
                    .setParameter("topics", texts(events, Event::topic))
                    .setParameter("types", texts(events, Event::type))
                    .setParameter("subjects", texts(events, Event::subject))
                    .setParameter("data", texts(events, EventJson::write))
                    .executeUpdate();
        }
    }

    private static String[] texts(List<? extends Event> events, Function<Event, String> text) {
        return events.stream().map(text).toArray(String[]::new);
    }
}
