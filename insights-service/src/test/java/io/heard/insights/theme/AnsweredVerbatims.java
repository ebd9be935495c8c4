package io.heard.insights.theme;

import io.heard.contracts.event.ResponseOrigin;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;

/** Puts verbatims where intake would put them. */
@ApplicationScoped
public class AnsweredVerbatims {

    private static final String RESPONSE = """
            insert into response (invitation_id, revision, campaign_id, survey_id, survey_version, interaction_id, customer_id,
                touchpoint, channel, product, interaction_closed_at, answered_at)
            values (:id, 1, :id, :id, 1, :id, :customer, 'support-call', 'phone', :product, :at, :at)""";

    private static final String VERBATIM = """
            insert into verbatim (id, invitation_id, question_id, revision, customer_id, campaign_id, product, touchpoint,
                channel, text, satisfaction, interaction_closed_at, answered_at)
            values (:id, :id, 'why', 1, :customer, :id, :product, 'support-call', 'phone', :text, 0.2, :at, :at)""";

    private final Session session;

    AnsweredVerbatims(Session session) {
        this.session = session;
    }

    @Transactional
    public UUID add(String product, String text, Instant at) {
        return add(product, UUID.randomUUID(), text, at);
    }

    /** @param at when the interaction closed and the customer answered */
    @Transactional
    public UUID add(String product, UUID customer, String text, Instant at) {
        UUID id = UUID.randomUUID();
        session.createNativeMutationQuery(RESPONSE)
                .setParameter("id", id)
                .setParameter("customer", customer)
                .setParameter("product", product)
                .setParameter("at", at)
                .executeUpdate();
        session.createNativeMutationQuery(VERBATIM)
                .setParameter("id", id)
                .setParameter("customer", customer)
                .setParameter("product", product)
                .setParameter("text", text)
                .setParameter("at", at)
                .executeUpdate();
        return id;
    }

    /** @param satisfaction 0, all scores at their worst, to 1, all at their best */
    @Transactional
    public void score(UUID verbatim, double satisfaction) {
        session.createNativeMutationQuery("update verbatim set satisfaction = :satisfaction where id = :id")
                .setParameter("id", verbatim)
                .setParameter("satisfaction", satisfaction)
                .executeUpdate();
    }

    /** As if the detector had not been sure that the answer complains. */
    @Transactional
    public void doubt(UUID verbatim) {
        session.createNativeMutationQuery("update segment set probability = 0.6 where verbatim_id = :verbatim")
                .setParameter("verbatim", verbatim)
                .executeUpdate();
    }

    /** The customer answers once more. */
    @Transactional
    public void answerAnew(UUID verbatim, String text) {
        session.createNativeMutationQuery("update verbatim set text = :text, revision = revision + 1, text_revision ="
                        + " case when text = :text then coalesce(text_revision, revision) end where id = :id")
                .setParameter("id", verbatim)
                .setParameter("text", text)
                .executeUpdate();
        session.createNativeMutationQuery("update response set revision = revision + 1 where invitation_id = :id")
                .setParameter("id", verbatim)
                .executeUpdate();
    }

    /** As if all of a product's answers had come about in another way. */
    @Transactional
    public void comeBy(ResponseOrigin origin, String product) {
        for (String table : List.of("response", "verbatim")) {
            session.createNativeMutationQuery("update " + table + " set origin = :origin where product = :product")
                    .setParameter("origin", origin.name())
                    .setParameter("product", product)
                    .executeUpdate();
        }
    }

    /** As if all of a product's answers belonged to one campaign. */
    @Transactional
    public void belongTogether(String product) {
        UUID campaign = UUID.randomUUID();
        for (String table : List.of("response", "verbatim")) {
            session.createNativeMutationQuery(
                            "update " + table + " set campaign_id = :campaign where product = :product")
                    .setParameter("campaign", campaign)
                    .setParameter("product", product)
                    .executeUpdate();
        }
    }
}
