package io.heard.survey.invitation;

import static jakarta.transaction.Transactional.TxType.MANDATORY;
import static java.util.stream.Collectors.toMap;

import io.heard.survey.campaign.Campaign;
import io.heard.survey.respondent.trace.InvitedRespondents;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;

/** Every invitation, and the ledger of decisions behind them. */
@ApplicationScoped
public class Invitations implements PanacheRepositoryBase<Invitation, UUID>, InvitedRespondents {

    /** One that a sender holds, or that has a link already, keeps its place. */
    private static final String LOCK_MOVABLE = """
            select 1 from invitation
            where id = :id and status = 'PLANNED' and issued_at is null
            for update skip locked""";

    /** One in doubt is no longer: the queue is to look at it once more. Nobody who answered is reminded. */
    private static final String ANSWERED = """
            update invitation set answered_at = coalesce(answered_at, :answeredAt),
                next_attempt_at = case status
                    when 'UNKNOWN' then clock_timestamp()
                    when 'SENT' then null
                    else next_attempt_at end
            where id = :id""";

    private static final String DECISIONS = "from Decision where key.interactionId in :ids order by key.campaignId";

    private final Session session;

    Invitations(Session session) {
        this.session = session;
    }

    @Override
    @Transactional
    public Optional<UUID> respondentOf(UUID invitationId) {
        return findByIdOptional(invitationId).map(Invitation::respondentId);
    }

    @Override
    @Transactional
    public List<UUID> invitationsOf(UUID respondentId) {
        return session.createQuery("select id from Invitation where respondentId = :id order by id", UUID.class)
                .setParameter("id", respondentId)
                .getResultList();
    }

    /** True when the invitation may still be moved; then it stays so until the end of the transaction. */
    @Transactional(MANDATORY)
    boolean lockMovable(UUID id) {
        return session.createNativeQuery(LOCK_MOVABLE, Integer.class)
                .setParameter("id", id)
                .uniqueResultOptional()
                .isPresent();
    }

    void add(Decision decision) {
        session.persist(decision);
    }

    /** In the order of their campaigns. */
    public List<Decision> decisionsAbout(Collection<UUID> interactions) {
        return session.createQuery(DECISIONS, Decision.class)
                .setParameter("ids", interactions)
                .getResultList();
    }

    /** What their campaigns are by now. */
    public Map<UUID, Campaign.Status> campaignsOf(Collection<Decision> decisions) {
        return session.createQuery("from Campaign where id in :ids", Campaign.class)
                .setParameter(
                        "ids",
                        decisions.stream().map(Decision::campaignId).distinct().toList())
                .getResultStream()
                .collect(toMap(Campaign::id, Campaign::status));
    }

    public List<Invitation> about(Collection<UUID> interactions) {
        return list("interactionId in ?1", interactions);
    }

    /** Remembers the first answer: nothing more is sent after it. */
    @Transactional(MANDATORY)
    void answered(UUID invitationId, Instant answeredAt) {
        session.createNativeMutationQuery(ANSWERED)
                .setParameter("id", invitationId)
                .setParameter("answeredAt", answeredAt)
                .executeUpdate();
    }
}
