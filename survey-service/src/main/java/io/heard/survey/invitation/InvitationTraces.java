package io.heard.survey.invitation;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

import com.fasterxml.jackson.databind.JsonNode;
import io.heard.survey.invitation.policy.GateResult;
import io.heard.survey.respondent.trace.Erased;
import io.heard.survey.respondent.trace.PersonalTraces;
import io.heard.survey.respondent.trace.TraceRows;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.UUID;

/** What was decided about one person, and what they were sent. */
@ApplicationScoped
class InvitationTraces implements PersonalTraces {

    private static final String DECISIONS = """
            select d.interaction_id as "interactionId", d.campaign_id as "campaignId", d.outcome, d.reason, d.gates,
                d.decided_at as "decidedAt"
            from decision d join interaction i on i.id = d.interaction_id
            where i.respondent_id = :id order by d.decided_at""";

    private static final String INVITATIONS = """
            select id, campaign_id as "campaignId", interaction_id as "interactionId", survey_id as "surveyId",
                survey_version as "surveyVersion", variant, status, reason, due_at as "dueAt", issued_at as "issuedAt",
                expires_at as "expiresAt", next_attempt_at as "nextAttemptAt", sent_at as "sentAt",
                answered_at as "answeredAt", step, attempts, doubtful, mails, mailed_at as "mailedAt",
                second_look as "secondLook", gave_way_to as "gaveWayTo", gave_way_at as "gaveWayAt"
            from invitation where respondent_id = :id order by due_at""";

    /** A rule quotes what it looked at, attributes too. */
    private static final String ERASE_DECISIONS = """
            update decision d set gates = (
                select coalesce(jsonb_agg(
                    case when g ->> 'gate' = 'RULE' then jsonb_set(g, '{value}', '"%s"') else g end order by place), '[]')
                from jsonb_array_elements(d.gates) with ordinality as e (g, place))
            where d.interaction_id in (select id from interaction where respondent_id = :id)""".formatted(GateResult.ERASED);

    /** What a sender holds it finds without an address, and lets go by itself. */
    private static final String WITHDRAW = """
            update invitation set second_look = null,
                next_attempt_at = case when status = 'SENDING' then next_attempt_at end,
                reason = case when status = 'PLANNED' then 'ERASED' else reason end,
                status = case when status = 'PLANNED' then 'SUPPRESSED' else status end
            where respondent_id = :id""";

    /** Answers of the past that nobody has been told yet: the only events of ours that hold what a customer wrote. */
    private static final String TAKE_BACK_EVENTS = """
            delete from outbox where type = 'io.heard.survey.response-imported.v1'
              and cast(data as jsonb) ->> 'customerId' = cast(:id as text)""";

    private static final String TURNS = """
            select campaign_id as "campaignId", first_lost_at as "firstLostAt", last_lost_at as "lastLostAt", attempts, turns
            from missed_turns where respondent_id = :id order by first_lost_at""";

    private static final String FORGET_TURNS = "delete from missed_turns where respondent_id = :id";

    private final TraceRows rows;

    InvitationTraces(TraceRows rows) {
        this.rows = rows;
    }

    @Override
    @Transactional(MANDATORY)
    public Map<String, JsonNode> of(UUID respondentId) {
        return Map.of(
                "decisions", rows.read(DECISIONS, respondentId),
                "invitations", rows.read(INVITATIONS, respondentId),
                "missedTurns", rows.read(TURNS, respondentId));
    }

    @Override
    @Transactional(MANDATORY)
    public Erased erase(UUID respondentId) {
        return Erased.all(Map.of(
                "decisions", rows.change(ERASE_DECISIONS, respondentId),
                "invitations", rows.change(WITHDRAW, respondentId),
                "missedTurns", rows.change(FORGET_TURNS, respondentId),
                "events", rows.change(TAKE_BACK_EVENTS, respondentId)));
    }
}
