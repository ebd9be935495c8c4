package io.heard.insights.intake;

import io.heard.contracts.event.QuestionType;
import io.heard.contracts.event.ResponseRecorded.Answer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;

/** The scores of the stored responses. */
@ApplicationScoped
class Scores {

    /** One statement, since the deleted and the stored rows are never the same ones. */
    private static final String REPLACE = """
            with gone as (
                delete from score where invitation_id = :id and not question_id = any(:questions))
            insert into score (invitation_id, question_id, type, value)
            select :id, question, type, value
            from unnest(:questions, :types, :values) as given (question, type, value)
            on conflict (invitation_id, question_id) do update set type = excluded.type, value = excluded.value""";

    private final Session session;

    Scores(Session session) {
        this.session = session;
    }

    void replace(UUID invitationId, AnswerSheet answers) {
        List<Answer> scores = answers.scores();
        session.createNativeMutationQuery(REPLACE)
                .setParameter("id", invitationId)
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
