package io.heard.insights.intake;

import io.heard.contracts.event.QuestionType;
import io.heard.contracts.event.ResponseRecorded;
import io.heard.contracts.event.ResponseRecorded.Answer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.hibernate.Session;

/** The scores of the stored responses. */
@ApplicationScoped
class Scores {

    /** One statement, since the deleted and the stored rows are never the same ones. */
    private static final String REPLACE = """
            with gone as (
                delete from score where invitation_id = :invitationId and not question_id = any(:questions))
            insert into score (invitation_id, question_id, type, value, campaign_id, touchpoint, channel, product, team,
                interaction_closed_at, origin)
            select :invitationId, question, type, value, :campaignId, :touchpoint, :channel, :product,
                cast(:team as varchar), cast(:interactionClosedAt as timestamptz), :origin
            from unnest(:questions, :types, :values) as given (question, type, value)
            on conflict (invitation_id, question_id) do update set
                type = excluded.type,
                value = excluded.value,
                campaign_id = excluded.campaign_id,
                touchpoint = excluded.touchpoint,
                channel = excluded.channel,
                product = excluded.product,
                team = excluded.team,
                interaction_closed_at = excluded.interaction_closed_at,
                origin = excluded.origin""";

    private final Session session;

    Scores(Session session) {
        this.session = session;
    }

    void replace(ResponseRecorded response, AnswerSheet answers) {
        List<Answer> scores = answers.scores();
        session.createNativeMutationQuery(REPLACE)
                .setParameter("invitationId", response.invitationId())
                .setParameter("campaignId", response.campaignId())
                .setParameter("touchpoint", response.touchpoint())
                .setParameter("channel", response.channel())
                .setParameter("product", response.product())
                .setParameter("team", response.team(), String.class)
                .setParameter("interactionClosedAt", response.interactionClosedAt())
                .setParameter("origin", response.origin().name())
                .setParameter(
                        "questions", scores.stream().map(Answer::questionId).toArray(String[]::new))
                .setParameter(
                        "types",
                        scores.stream()
                                .map(Answer::type)
                                .map(QuestionType::name)
                                .toArray(String[]::new))
                .setParameter("values", scores.stream().map(Answer::score).toArray(Integer[]::new))
                .executeUpdate();
    }
}
