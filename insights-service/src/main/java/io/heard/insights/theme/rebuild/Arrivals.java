package io.heard.insights.theme.rebuild;

import io.heard.insights.mining.Embedding;
import io.heard.insights.theme.upkeep.Sample;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** The complaints of a product in the order they came, as they were read, a page at a time. */
@ApplicationScoped
class Arrivals {

    static final int PAGE = 500;

    private static final Place BEGINNING = new Place(Instant.EPOCH, new UUID(0, 0));

    private static final String FIRST = """
            select answered_at, id from segment where complaint and language is null and product = :product
            order by answered_at desc, id desc offset :skipped limit 1""";

    /**
     * What belongs to a theme that a team named is not looked at: no run finds it. Rows of an outdated revision are left out, and
     * those that another model read, or none: what is compared by its words is no part of a rebuild.
     */
    private static final String NEXT = """
            select segment.id, segment.answered_at, verbatim.customer_id, segment_embedding.embedding, mention.theme_id, verbatim.product,
                verbatim.team, interaction.agent, verbatim.text, segment.start_offset, segment.end_offset, segment.language,
                coalesce(theme.keeps_members or theme.muted or emergence.until > :now, false) as kept
            from segment
            join verbatim on verbatim.id = segment.verbatim_id and verbatim.revision = segment.revision
            left join response on response.invitation_id = verbatim.invitation_id
            left join interaction on interaction.id = response.interaction_id
            join segment_embedding on segment_embedding.segment_id = segment.id and segment_embedding.model = :model
            left join mention on mention.segment_id = segment.id
            left join theme on theme.id = mention.theme_id
            left join emergence on emergence.theme_id = theme.id
            where segment.complaint and segment.language is null and segment.product = :product and theme.sentences is null
                and segment.answered_at >= :at and (segment.answered_at, segment.id) > (:at, :id)
            order by segment.answered_at, segment.id limit :limit""";

    private final Session session;
    private final Clock clock;

    Arrivals(Session session, Clock clock) {
        this.session = session;
        this.clock = clock;
    }

    /** Where a complaint stands among the others. */
    record Place(Instant at, UUID id) {}

    /**
     * @param theme where it is now; null in no theme
     * @param kept whether people want that theme as it is, or it is shown as new. A single mention that somebody put there is not: it
     *     says nothing of those like it, and stays there whatever is found
     */
    record Arrival(
            Place place,
            UUID customer,
            String words,
            Embedding embedding,
            @Nullable UUID theme,
            boolean kept) {

        Optional<UUID> keptIn() {
            return kept ? Optional.ofNullable(theme) : Optional.empty();
        }
    }

    /** What stands just before the newest so many. */
    @Transactional
    Place before(String product, int newest) {
        return session
                .createNativeQuery(FIRST, Tuple.class)
                .setParameter("product", product)
                .setParameter("skipped", newest)
                .getResultList()
                .stream()
                .map(row -> new Place(row.get("answered_at", Instant.class), row.get("id", UUID.class)))
                .findFirst()
                .orElse(BEGINNING);
    }

    /**
     * A page of those that come after.
     *
     * @param model those that another one read cannot be compared
     */
    @Transactional
    List<Arrival> after(String product, String model, Place place) {
        return session
                .createNativeQuery(NEXT, Tuple.class)
                .setParameter("product", product)
                .setParameter("model", model)
                .setParameter("at", place.at())
                .setParameter("id", place.id())
                .setParameter("now", clock.instant())
                .setParameter("limit", PAGE)
                .getResultList()
                .stream()
                .map(row -> new Arrival(
                        new Place(row.get("answered_at", Instant.class), row.get("id", UUID.class)),
                        row.get("customer_id", UUID.class),
                        Sample.words(row),
                        Embedding.fromBytes(row.get("embedding", byte[].class)),
                        row.get("theme_id", UUID.class),
                        row.get("kept", Boolean.class)))
                .toList();
    }
}
