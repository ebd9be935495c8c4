package io.heard.survey.interaction;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.heard.contracts.event.InteractionClosed;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;

/** Every interaction ever reported, once. */
@ApplicationScoped
public class Interactions {

    private static final String FIND = "from Interaction where source = :source and sourceId = :sourceId";

    private static final String ADD = """
            insert into interaction (id, source, source_id, respondent_id, touchpoint, channel, product, team, agent,
                opened_at, first_responded_at, closed_at, recorded_at, attributes)
            values (uuidv7(), :source, :sourceId, :respondentId, :touchpoint, :channel, :product, :team, :agent,
                :openedAt, :firstRespondedAt, :closedAt, :recordedAt, cast(:attributes as jsonb))
            on conflict (source, source_id) do nothing
            returning id""";

    private final Session session;
    private final ObjectMapper json;

    Interactions(Session session, ObjectMapper json) {
        this.session = session;
        this.json = json;
    }

    public Optional<Interaction> find(UUID id) {
        return Optional.ofNullable(session.find(Interaction.class, id));
    }

    Interaction get(UUID id) {
        return find(id).orElseThrow();
    }

    Optional<Interaction> find(String source, String sourceId) {
        return session.createQuery(FIND, Interaction.class)
                .setParameter("source", source)
                .setParameter("sourceId", sourceId)
                .uniqueResultOptional();
    }

    /** Empty when another report of the same interaction was faster; waits for it if it is still under way. */
    Optional<UUID> add(UUID respondentId, InteractionClosed context, Instant now) {
        return session.createNativeQuery(ADD, UUID.class)
                .setParameter("source", context.source())
                .setParameter("sourceId", context.interactionId())
                .setParameter("respondentId", respondentId)
                .setParameter("touchpoint", context.touchpoint())
                .setParameter("channel", context.channel())
                .setParameter("product", context.product())
                .setParameter("team", context.team(), String.class)
                .setParameter("agent", context.agent(), String.class)
                .setParameter("openedAt", context.openedAt())
                .setParameter("firstRespondedAt", context.firstRespondedAt(), Instant.class)
                .setParameter("closedAt", context.closedAt())
                .setParameter("recordedAt", now)
                .setParameter("attributes", json(context.attributes()))
                .uniqueResultOptional();
    }

    private String json(Map<String, String> attributes) {
        try {
            return json.writeValueAsString(attributes);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A map of texts can always be written", e);
        }
    }
}
