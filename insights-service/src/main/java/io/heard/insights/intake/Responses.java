package io.heard.insights.intake;

import io.heard.contracts.event.ResponseRecorded;
import io.heard.contracts.event.ResponseWithdrawn;
import io.heard.messaging.ReceivedEvent;
import io.heard.messaging.outbox.Inbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import org.hibernate.Session;

/** What customers answered: of each response the newest revision, with its scores and verbatims and no older ones. */
@ApplicationScoped
class Responses {

    /** Concurrent revisions meet at this row: the later statement waits, sees the other's revision and yields to a higher one. */
    private static final String STORE_UNLESS_OLDER = """
            insert into response (invitation_id, revision, campaign_id, survey_id, survey_version, interaction_id,
                customer_id, touchpoint, channel, product, team, interaction_closed_at, answered_at, language, origin)
            values (:id, :revision, :campaignId, :surveyId, :surveyVersion, :interactionId,
                :customerId, :touchpoint, :channel, :product, :team, :interactionClosedAt, :answeredAt, :language, :origin)
            on conflict (invitation_id) do update set
                revision = excluded.revision,
                campaign_id = excluded.campaign_id,
                survey_id = excluded.survey_id,
                survey_version = excluded.survey_version,
                interaction_id = excluded.interaction_id,
                customer_id = excluded.customer_id,
                touchpoint = excluded.touchpoint,
                channel = excluded.channel,
                product = excluded.product,
                team = excluded.team,
                interaction_closed_at = excluded.interaction_closed_at,
                answered_at = excluded.answered_at,
                language = excluded.language,
                origin = excluded.origin
            where excluded.revision > response.revision""";

    private final Session session;
    private final Inbox inbox;
    private final ErasedCustomers erased;
    private final Scores scores;
    private final Verbatims verbatims;
    private final ProvisionalResponses provisional;
    private final WithdrawnResponses withdrawn;

    Responses(
            Session session,
            Inbox inbox,
            ErasedCustomers erased,
            Scores scores,
            Verbatims verbatims,
            ProvisionalResponses provisional,
            WithdrawnResponses withdrawn) {
        this.session = session;
        this.inbox = inbox;
        this.erased = erased;
        this.scores = scores;
        this.verbatims = verbatims;
        this.provisional = provisional;
        this.withdrawn = withdrawn;
    }

    @Transactional
    void store(ReceivedEvent event) {
        boolean recorded = event.is(ResponseRecorded.TYPE);
        if (!(recorded || event.is(ResponseWithdrawn.TYPE)) || !inbox.claim(event)) {
            return;
        }
        if (recorded) {
            store(event.as(ResponseRecorded.class));
        } else {
            ResponseWithdrawn gone = event.as(ResponseWithdrawn.class);
            withdrawn.takeTurns(gone.invitationId());
            withdrawn.store(gone);
        }
    }

    private void store(ResponseRecorded response) {
        AnswerSheet answers = AnswerSheet.of(response);
        if (erased.isErased(response.customerId())) {
            return;
        }
        withdrawn.takeTurns(response.invitationId());
        if (!withdrawn.giveWayTo(response)) {
            return;
        }
        if (response.suspicion() != null) {
            provisional.store(response);
        } else if (provisional.giveWayTo(response) && storeUnlessOlder(response)) {
            scores.replace(response, answers);
            verbatims.replace(response, answers);
        }
    }

    private boolean storeUnlessOlder(ResponseRecorded response) {
        int stored = session.createNativeMutationQuery(STORE_UNLESS_OLDER)
                .setParameter("id", response.invitationId())
                .setParameter("revision", response.revision())
                .setParameter("campaignId", response.campaignId())
                .setParameter("surveyId", response.surveyId())
                .setParameter("surveyVersion", response.surveyVersion())
                .setParameter("interactionId", response.interactionId())
                .setParameter("customerId", response.customerId())
                .setParameter("touchpoint", response.touchpoint())
                .setParameter("channel", response.channel())
                .setParameter("product", response.product())
                .setParameter("team", response.team(), String.class)
                .setParameter("interactionClosedAt", response.interactionClosedAt())
                .setParameter("answeredAt", response.answeredAt())
                .setParameter("language", response.language(), String.class)
                .setParameter("origin", response.origin().name())
                .executeUpdate();
        return stored == 1;
    }
}
