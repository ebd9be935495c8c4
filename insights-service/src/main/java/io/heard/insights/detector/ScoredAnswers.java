package io.heard.insights.detector;

import io.heard.insights.mining.VerbatimReading.Verbatim;
import io.heard.insights.mining.text.KnownNames;
import io.heard.insights.mining.text.Language;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import org.hibernate.Session;

/** The answers of a product whose scores say clearly what the customer thought. */
@ApplicationScoped
class ScoredAnswers {

    /** As the condition of the index that serves it: written out, because the planner must see that they are the same. */
    private static final String CLEAR = "product = :product and (satisfaction <= 0.25 or satisfaction >= 0.75)";

    private static final String COUNT = "select cast(count(*) as int) from (select from verbatim where " + CLEAR
            + " and answered_at > :after limit :limit) counted";

    /** What was reported of the interaction, if that has arrived. */
    private static final String AGENT = " left join response on response.invitation_id = verbatim.invitation_id"
            + " left join interaction on interaction.id = response.interaction_id";

    /** The beginning of a text tells how its writer feels. */
    private static final String NEWEST =
            "select verbatim.*, interaction.agent from (select id, invitation_id, product, team, left(text, 500) as text, language,"
                    + " satisfaction, answered_at from verbatim where " + CLEAR
                    + " order by answered_at desc, id limit :limit) verbatim" + AGENT
                    + " order by answered_at desc, verbatim.id";

    private final Session session;

    ScoredAnswers(Session session) {
        this.session = session;
    }

    record ScoredAnswer(UUID id, Verbatim text, double satisfaction, Instant answeredAt) {}

    /** How many came after the moment, counted no further than the limit. */
    @Transactional
    int count(String product, Instant after, int limit) {
        return session.createNativeQuery(COUNT, Integer.class)
                .setParameter("product", product)
                .setParameter("after", after)
                .setParameter("limit", limit)
                .getSingleResult();
    }

    /** The newest, the newest of them first. */
    @Transactional
    List<ScoredAnswer> newest(String product, int limit) {
        return session
                .createNativeQuery(NEWEST, Tuple.class)
                .setParameter("product", product)
                .setParameter("limit", limit)
                .getResultList()
                .stream()
                .map(ScoredAnswers::answer)
                .toList();
    }

    /** The scores stay out of the text that is read: the detector is to find them out. */
    private static ScoredAnswer answer(Tuple row) {
        KnownNames names = KnownNames.ofContext(
                row.get("product", String.class), row.get("team", String.class), row.get("agent", String.class));
        return new ScoredAnswer(
                row.get("invitation_id", UUID.class),
                new Verbatim(
                        row.get("text", String.class),
                        names,
                        OptionalDouble.empty(),
                        Optional.ofNullable(row.get("language", String.class)).map(Language::ofTag)),
                row.get("satisfaction", BigDecimal.class).doubleValue(),
                row.get("answered_at", Instant.class));
    }
}
