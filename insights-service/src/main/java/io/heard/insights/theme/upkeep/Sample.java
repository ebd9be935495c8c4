package io.heard.insights.theme.upkeep;

import io.heard.insights.mining.Embedding;
import io.heard.insights.mining.discovery.ThemeDiscovery.Complaint;
import io.heard.insights.mining.text.KnownNames;
import io.heard.insights.mining.text.TextNormaliser;
import io.heard.insights.mining.text.TextSpan;
import io.heard.insights.theme.upkeep.state.MiningConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;

/** The complaints a product's themes are found in: the newest so many, so that the work does not grow with history. */
@ApplicationScoped
class Sample {

    /** Rows of an outdated revision are left out: their offsets belong to another text. In a fixed order, see mining. */
    private static final String NEWEST = """
            select segment.id, verbatim.customer_id, segment_embedding.embedding, mention.theme_id, verbatim.product, verbatim.team,
                interaction.agent, verbatim.text, segment.start_offset, segment.end_offset,
                coalesce(mention.pinned or theme.keeps_members or theme.muted or emergence.until > :now, false) as kept
            from (select * from segment where complaint and product = :product
                  order by answered_at desc, id limit :limit) segment
            join verbatim on verbatim.id = segment.verbatim_id and verbatim.revision = segment.revision
            left join response on response.invitation_id = verbatim.invitation_id
            left join interaction on interaction.id = response.interaction_id
            join segment_embedding on segment_embedding.segment_id = segment.id
            left join mention on mention.segment_id = segment.id
            left join theme on theme.id = mention.theme_id
            left join emergence on emergence.theme_id = theme.id
            order by segment.answered_at, segment.id""";

    private final Session session;
    private final MiningConfig config;
    private final Clock clock;

    Sample(Session session, MiningConfig config, Clock clock) {
        this.session = session;
        this.config = config;
        this.clock = clock;
    }

    @Transactional
    List<Complaint> of(String product) {
        return session
                .createNativeQuery(NEWEST, Tuple.class)
                .setParameter("product", product)
                .setParameter("limit", config.sample())
                .setParameter("now", clock.instant())
                .getResultList()
                .stream()
                .map(Sample::complaint)
                .toList();
    }

    private static Complaint complaint(Tuple row) {
        TextSpan span = new TextSpan(row.get("start_offset", Integer.class), row.get("end_offset", Integer.class));
        String words = TextNormaliser.normalise(
                span.in(row.get("text", String.class)),
                KnownNames.ofContext(
                        row.get("product", String.class),
                        row.get("team", String.class),
                        row.get("agent", String.class)));
        return new Complaint(
                row.get("id", UUID.class),
                row.get("customer_id", UUID.class),
                words,
                Embedding.fromBytes(row.get("embedding", byte[].class)),
                row.get("theme_id", UUID.class),
                row.get("kept", Boolean.class));
    }
}
