package io.heard.insights.theme.upkeep;

import static java.util.stream.Collectors.groupingBy;

import io.heard.insights.mining.Embedding;
import io.heard.insights.mining.emerging.EmergenceWatch;
import io.heard.insights.mining.emerging.EmergenceWatch.Arrival;
import io.heard.insights.theme.history.ShownAnswers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;

/**
 * The complaints of a product as the watch for what is new sees them. Those that were looked at are marked, so that none is looked
 * at twice, whenever the service stops. Few anonymous answers wait until they are enough to be shown, and what another model has
 * read until this one has.
 */
@ApplicationScoped
class WatchedComplaints {

    /** What emerged longer ago may emerge again. */
    private static final Duration REMEMBERED = Duration.ofDays(180);

    private static final int MOST_AT_A_TIME = 1000;

    private static final String SAID = """
            from segment join verbatim on verbatim.id = segment.verbatim_id and verbatim.revision = segment.revision
            join segment_embedding on segment_embedding.segment_id = segment.id
            where segment.complaint and segment.language is null and segment.product = :product
                and segment_embedding.model = :model and %s and %s""";

    private static final String COMPLAINTS =
            "select segment.id, verbatim.customer_id, segment_embedding.embedding, segment.answered_at " + SAID;

    private static final String IS_ANY_NEW =
            "select exists (select " + SAID.formatted("not segment.watched", ShownAnswers.CONDITION) + ")";

    private static final String NEW = COMPLAINTS.formatted("not segment.watched", ShownAnswers.CONDITION)
            + " order by segment.answered_at, segment.id limit :limit";

    private static final String SEEN = "select * from ("
            + COMPLAINTS.formatted("segment.watched", ShownAnswers.CONDITION)
            + " order by segment.answered_at desc, segment.id desc limit :limit) newest order by answered_at, id";

    private static final String EMERGED = """
            select emergence.theme_id, emergence.radius, segment_embedding.embedding
            from emergence join emergence_member on emergence_member.theme_id = emergence.theme_id
            join segment_embedding on segment_embedding.segment_id = emergence_member.segment_id
            where emergence.product = :product and emergence.emerged_at > :after and segment_embedding.model = :model
            order by emergence.emerged_at, emergence.theme_id, emergence_member.segment_id""";

    private final Session session;
    private final MiningSteps steps;
    private final Clock clock;

    WatchedComplaints(Session session, MiningSteps steps, Clock clock) {
        this.session = session;
        this.steps = steps;
        this.clock = clock;
    }

    /** What there is to look at of a product, in the order of the answers. */
    record Complaints(List<Arrival> seen, List<Arrival> fresh, List<Emerged> emerged) {

        /** Whether there may be more that is fresh. */
        boolean areMany() {
            return fresh.size() == MOST_AT_A_TIME;
        }
    }

    /** @param centre mean of the embeddings of what is left of its members */
    record Emerged(Embedding centre, float radius) {}

    @Transactional
    Complaints of(String product) {
        if (!session.createNativeQuery(IS_ANY_NEW, Boolean.class)
                .setParameter("product", product)
                .setParameter("model", steps.model())
                .getSingleResult()) {
            return new Complaints(List.of(), List.of(), List.of());
        }
        return new Complaints(
                read(SEEN, product, EmergenceWatch.MEMORY), read(NEW, product, MOST_AT_A_TIME), emerged(product));
    }

    private List<Arrival> read(String sql, String product, int limit) {
        return session
                .createNativeQuery(sql, Tuple.class)
                .setParameter("product", product)
                .setParameter("model", steps.model())
                .setParameter("limit", limit)
                .getResultList()
                .stream()
                .map(row -> new Arrival(
                        row.get("id", UUID.class),
                        row.get("customer_id", UUID.class),
                        Embedding.fromBytes(row.get("embedding", byte[].class)),
                        row.get("answered_at", Instant.class)))
                .toList();
    }

    private List<Emerged> emerged(String product) {
        return session
                .createNativeQuery(EMERGED, Tuple.class)
                .setParameter("product", product)
                .setParameter("model", steps.model())
                .setParameter("after", clock.instant().minus(REMEMBERED))
                .getResultList()
                .stream()
                .collect(groupingBy(row -> row.get("theme_id", UUID.class)))
                .values()
                .stream()
                .map(members -> new Emerged(
                        Embedding.mean(members.stream()
                                .map(row -> Embedding.fromBytes(row.get("embedding", byte[].class)))
                                .toList()),
                        members.getFirst().get("radius", Float.class)))
                .toList();
    }
}
