package io.heard.survey.bounce;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

import com.fasterxml.jackson.databind.JsonNode;
import io.heard.survey.respondent.trace.Erased;
import io.heard.survey.respondent.trace.PersonalTraces;
import io.heard.survey.respondent.trace.TraceRows;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.UUID;

/** What others told about the mails to one person. */
@ApplicationScoped
class MailEventTraces implements PersonalTraces {

    private static final String ALL = """
            select e.source, e.event_id as "eventId", e.kind, e.invitation_id as "invitationId", e.status, e.effect,
                e.received_at as "receivedAt"
            from mail_event e join invitation i on i.id = e.invitation_id
            where i.respondent_id = :id order by e.received_at""";

    /** Told again, the event finds nobody and does nothing. */
    private static final String ERASE =
            "delete from mail_event where invitation_id in (select id from invitation where respondent_id = :id)";

    private final TraceRows rows;

    MailEventTraces(TraceRows rows) {
        this.rows = rows;
    }

    @Override
    @Transactional(MANDATORY)
    public Map<String, JsonNode> of(UUID respondentId) {
        return Map.of("mailEvents", rows.read(ALL, respondentId));
    }

    @Override
    @Transactional(MANDATORY)
    public Erased erase(UUID respondentId) {
        return Erased.all(Map.of("mailEvents", rows.change(ERASE, respondentId)));
    }
}
