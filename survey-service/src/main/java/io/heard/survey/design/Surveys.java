package io.heard.survey.design;

import io.heard.http.problem.ProblemException;
import io.heard.survey.design.content.SurveyContent;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Every survey and its published versions. */
@ApplicationScoped
public class Surveys implements PanacheRepositoryBase<Survey, UUID> {

    private final EntityManager entityManager;

    Surveys(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    Survey get(UUID id) {
        return findByIdOptional(id).orElseThrow(() -> unknown(id));
    }

    /** Locked until the end of the transaction, so that two authors take turns. */
    Survey getToEdit(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE).orElseThrow(() -> unknown(id));
    }

    /** At most {@code size} surveys in the order they were made, without the hidden ones. */
    List<Survey> after(Optional<UUID> position, Set<UUID> hidden, int size) {
        UUID last = position.orElse(new UUID(0, 0));
        Sort order = Sort.by("id");
        return (hidden.isEmpty() ? find("id > ?1", order, last) : find("id > ?1 and id not in ?2", order, last, hidden))
                .range(0, size - 1)
                .list();
    }

    /** What new invitations ask; empty before the first publication. */
    public Optional<SurveyVersion> newest(UUID surveyId) {
        return findByIdOptional(surveyId)
                .flatMap(Survey::publishedVersion)
                .flatMap(number -> version(surveyId, number));
    }

    /** Empty when the survey has no such version. */
    public Optional<SurveyVersion> version(UUID surveyId, int number) {
        return Optional.ofNullable(entityManager.find(SurveyVersion.class, new SurveyVersion.Key(surveyId, number)));
    }

    /** What customers are shown, or the draft while nothing was published. */
    public SurveyContent shown(UUID surveyId) {
        return newest(surveyId)
                .map(SurveyVersion::content)
                .orElseGet(() -> get(surveyId).content());
    }

    void add(SurveyVersion version) {
        entityManager.persist(version);
    }

    static ProblemException unknown(UUID id) {
        return new ProblemException(SurveyProblem.SURVEY_NOT_FOUND, "No survey has the id " + id);
    }
}
