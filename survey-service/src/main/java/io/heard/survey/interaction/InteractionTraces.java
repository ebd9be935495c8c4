package io.heard.survey.interaction;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.heard.survey.respondent.PersonalTraces;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.UUID;
import org.hibernate.Session;

/** The contacts with one person. */
@ApplicationScoped
class InteractionTraces implements PersonalTraces {

    private static final String ALL = """
            select cast(coalesce(jsonb_agg(to_jsonb(x) order by x."closedAt"), '[]') as text) from (
                select id, source, source_id as "sourceId", touchpoint, channel, product, team, agent, opened_at as "openedAt",
                    first_responded_at as "firstRespondedAt", closed_at as "closedAt", recorded_at as "recordedAt",
                    reopened_at as "reopenedAt", attributes
                from interaction where respondent_id = :id) x""";

    /** Its id at the source stays: a report delivered again is known by it. It names a contact, and nobody here any more. */
    private static final String ERASE =
            "update interaction set attributes = '{}', agent = null where respondent_id = :id";

    private final Session session;
    private final ObjectMapper json;

    InteractionTraces(Session session, ObjectMapper json) {
        this.session = session;
        this.json = json;
    }

    @Override
    @Transactional(MANDATORY)
    public Map<String, JsonNode> of(UUID respondentId) {
        String interactions = session.createNativeQuery(ALL, String.class)
                .setParameter("id", respondentId)
                .getSingleResult();
        try {
            return Map.of("interactions", json.readTree(interactions));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The database writes JSON", e);
        }
    }

    @Override
    @Transactional(MANDATORY)
    public Map<String, Integer> erase(UUID respondentId) {
        return Map.of(
                "interactions",
                session.createNativeMutationQuery(ERASE)
                        .setParameter("id", respondentId)
                        .executeUpdate());
    }
}
