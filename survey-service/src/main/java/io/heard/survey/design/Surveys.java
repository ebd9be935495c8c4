package io.heard.survey.design;

import io.heard.http.problem.ProblemException;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
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

    /** At most {@code size} surveys in the order they were made. */
    List<Survey> after(Optional<UUID> position, int size) {
        Sort order = Sort.by("id");
        return position.map(id -> find("id > ?1", order, id))
                .orElseGet(() -> findAll(order))
                .range(0, size - 1)
                .list();
    }

    void add(SurveyVersion version) {
        entityManager.persist(version);
    }

    private static ProblemException unknown(UUID id) {
        return new ProblemException(SurveyProblem.SURVEY_NOT_FOUND, "No survey has the id " + id);
    }
}
