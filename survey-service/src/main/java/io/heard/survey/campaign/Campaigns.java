package io.heard.survey.campaign;

import io.heard.http.problem.ProblemException;
import io.heard.survey.design.SurveyUse;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Every campaign. */
@ApplicationScoped
public class Campaigns implements PanacheRepositoryBase<Campaign, UUID>, SurveyUse {

    private static final String BEYOND =
            "select distinct surveyId from Campaign where audience.product is null or audience.product not in :products";

    /** The campaigns that every new interaction is held against. */
    public List<Campaign> live() {
        return list("status", Sort.by("id"), Campaign.Status.LIVE);
    }

    Campaign get(UUID id) {
        return findByIdOptional(id).orElseThrow(() -> unknown(id));
    }

    /** Locked until the end of the transaction, so that two authors take turns. */
    Campaign getToEdit(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE).orElseThrow(() -> unknown(id));
    }

    /**
     * At most {@code size} campaigns in the order they were made.
     *
     * @param products those the caller is limited to; a campaign for every product belongs to nobody who is limited
     */
    List<Campaign> after(Optional<UUID> position, Optional<Set<String>> products, int size) {
        UUID last = position.orElse(new UUID(0, 0));
        Sort order = Sort.by("id");
        return products.map(allowed -> find("id > ?1 and audience.product in ?2", order, last, allowed))
                .orElseGet(() -> find("id > ?1", order, last))
                .range(0, size - 1)
                .list();
    }

    @Override
    public Set<UUID> beyond(Set<String> products) {
        return Set.copyOf(getEntityManager()
                .createQuery(BEYOND, UUID.class)
                .setParameter("products", products)
                .getResultList());
    }

    static ProblemException unknown(UUID id) {
        return new ProblemException(CampaignProblem.CAMPAIGN_NOT_FOUND, "No campaign has the id " + id);
    }
}
