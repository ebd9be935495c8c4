package io.heard.survey.campaign;

import static java.util.stream.Collectors.toUnmodifiableSet;

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
import org.hibernate.Session;

/** Every campaign. */
@ApplicationScoped
public class Campaigns implements PanacheRepositoryBase<Campaign, UUID>, SurveyUse {

    private static final String BEYOND = """
            select distinct survey_id from campaign
            where products is null or not products <@ cast(:products as varchar[])""";

    private static final String OPEN = "select count(*) from campaign where open_survey ->> 'surveyId' = :survey";

    private static final String AFTER = """
            select * from campaign where id > :last and products <@ cast(:products as varchar[])
            order by id limit :size""";

    private final Session session;

    Campaigns(Session session) {
        this.session = session;
    }

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
        if (products.isEmpty()) {
            return find("id > ?1", Sort.by("id"), last).range(0, size - 1).list();
        }
        return session.createNativeQuery(AFTER, Campaign.class)
                .setParameter("last", last)
                .setParameter("products", products.get().toArray(String[]::new))
                .setParameter("size", size)
                .getResultList();
    }

    @Override
    public Set<UUID> beyond(Set<String> products) {
        return Set.copyOf(session.createNativeQuery(BEYOND, UUID.class)
                .setParameter("products", products.toArray(String[]::new))
                .getResultList());
    }

    @Override
    public boolean isAskedWith(UUID surveyId) {
        return count("surveyId = ?1 and status = ?2", surveyId, Campaign.Status.LIVE) > 0
                || session.createNativeQuery(OPEN, Long.class)
                                .setParameter("survey", surveyId.toString())
                                .getSingleResult()
                        > 0;
    }

    @Override
    public Set<String> languagesNeeded(UUID surveyId) {
        // Those that compare variants keep their versions, whatever is published.
        return find("surveyId = ?1 and status = ?2", surveyId, Campaign.Status.LIVE).stream()
                .filter(campaign -> campaign.variants().isEmpty())
                .flatMap(campaign -> campaign.languages().stream())
                .collect(toUnmodifiableSet());
    }

    static ProblemException unknown(UUID id) {
        return new ProblemException(CampaignProblem.CAMPAIGN_NOT_FOUND, "No campaign has the id " + id);
    }
}
