package io.heard.insights.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.heard.contracts.event.ResponseRecorded;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;

/** The verbatims of the stored responses, waiting to be mined again whenever their response changes. */
@ApplicationScoped
class Verbatims {

    /** The row of a question stays the same row through all revisions, so that what mining hangs on it can be compared. */
    private static final String REPLACE = """
            with gone as (
                delete from verbatim where invitation_id = :invitationId and not question_id = any(:questions))
            insert into verbatim (id, invitation_id, question_id, revision, customer_id, campaign_id, product, touchpoint,
                channel, team, text, language, satisfaction, interaction_closed_at, answered_at,
                origin)
            select id, :invitationId, question, :revision, :customerId, :campaignId, :product, :touchpoint,
                :channel, cast(:team as varchar), text, cast(:language as varchar), cast(:score as numeric),
                cast(:interactionClosedAt as timestamptz), cast(:answeredAt as timestamptz), :origin
            from unnest(:ids, :questions, :texts) as given (id, question, text)
            on conflict (id) do update set
                text_revision = case when verbatim.text = excluded.text and verbatim.product = excluded.product
                    then coalesce(verbatim.text_revision, verbatim.revision) end,
                revision = excluded.revision,
                customer_id = excluded.customer_id,
                campaign_id = excluded.campaign_id,
                product = excluded.product,
                touchpoint = excluded.touchpoint,
                channel = excluded.channel,
                team = excluded.team,
                text = excluded.text,
                language = excluded.language,
                satisfaction = excluded.satisfaction,
                interaction_closed_at = excluded.interaction_closed_at,
                answered_at = excluded.answered_at,
                origin = excluded.origin""";

    private final Session session;

    Verbatims(Session session) {
        this.session = session;
    }

    void replace(ResponseRecorded response, AnswerSheet answers) {
        List<AnswerSheet.Text> texts = answers.texts();
        session.createNativeMutationQuery(REPLACE)
                .setParameter("invitationId", response.invitationId())
                .setParameter("revision", response.revision())
                .setParameter("customerId", response.customerId())
                .setParameter("campaignId", response.campaignId())
                .setParameter("product", response.product())
                .setParameter("touchpoint", response.touchpoint())
                .setParameter("channel", response.channel())
                .setParameter("team", response.team(), String.class)
                .setParameter("language", response.language(), String.class)
                .setParameter("score", answers.satisfaction().orElse(null), BigDecimal.class)
                .setParameter("interactionClosedAt", response.interactionClosedAt())
                .setParameter("answeredAt", response.answeredAt())
                .setParameter("origin", response.origin().name())
                .setParameter(
                        "ids",
                        texts.stream()
                                .map(text -> idOf(response.invitationId(), text.questionId()))
                                .toArray(UUID[]::new))
                .setParameter(
                        "questions",
                        texts.stream().map(AnswerSheet.Text::questionId).toArray(String[]::new))
                .setParameter(
                        "texts", texts.stream().map(AnswerSheet.Text::text).toArray(String[]::new))
                .executeUpdate();
    }

    /** The same on every replay and in every instance: a verbatim is one question of one response. */
    static UUID idOf(UUID invitationId, String questionId) {
        return UUID.nameUUIDFromBytes((invitationId + "/" + questionId).getBytes(UTF_8));
    }
}
