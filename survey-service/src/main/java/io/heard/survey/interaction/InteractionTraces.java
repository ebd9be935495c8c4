package io.heard.survey.interaction;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

import com.fasterxml.jackson.databind.JsonNode;
import io.heard.survey.respondent.trace.Erased;
import io.heard.survey.respondent.trace.PersonalTraces;
import io.heard.survey.respondent.trace.TraceRows;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.UUID;

/** The contacts with one person. */
@ApplicationScoped
class InteractionTraces implements PersonalTraces {

    private static final String ALL = """
            select id, source, source_id as "sourceId", touchpoint, channel, product, team, agent, opened_at as "openedAt",
                first_responded_at as "firstRespondedAt", closed_at as "closedAt", recorded_at as "recordedAt",
                reopened_at as "reopenedAt", attributes
            from interaction where respondent_id = :id order by closed_at""";

    /** Its id at the source stays: a report delivered again is known by it. It names a contact, and nobody here any more. */
    private static final String ERASE =
            "update interaction set attributes = '{}', agent = null where respondent_id = :id";

    private final TraceRows rows;

    InteractionTraces(TraceRows rows) {
        this.rows = rows;
    }

    @Override
    @Transactional(MANDATORY)
    public Map<String, JsonNode> of(UUID respondentId) {
        return Map.of("interactions", rows.read(ALL, respondentId));
    }

    @Override
    @Transactional(MANDATORY)
    public Erased erase(UUID respondentId) {
        return Erased.all(Map.of("interactions", rows.change(ERASE, respondentId)));
    }
}
