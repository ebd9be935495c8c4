package io.heard.insights.theme.subtheme;

import io.heard.http.scope.ProductScope;
import io.heard.insights.mining.Embedding;
import io.heard.insights.mining.QuoteChoice;
import io.heard.insights.mining.discovery.ThemeDiscovery.Complaint;
import io.heard.insights.mining.text.KnownNames;
import io.heard.insights.mining.text.TextNormaliser;
import io.heard.insights.mining.text.TextSpan;
import io.heard.insights.theme.ThemeView.Quote;
import io.heard.insights.theme.history.ShownAnswers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;

/** What customers said of a theme, with what it means. */
@ApplicationScoped
class ThemeMentions {

    /** Enough to see what a theme is made of, and split in less than a second. */
    private static final int MOST = 2000;

    /** Read in the order of the answers, so that the same mentions are split alike. */
    private static final String NEWEST = """
            select newest.* from (
                select segment.id, segment.answered_at, verbatim.id as verbatim_id, verbatim.customer_id, verbatim.product,
                    verbatim.team, interaction.agent, verbatim.text, segment.start_offset, segment.end_offset,
                    segment.probability >= :beyondDoubt as beyond_doubt, segment_embedding.embedding
                from mention join segment on segment.id = mention.segment_id
                join verbatim on verbatim.id = segment.verbatim_id and verbatim.revision = segment.revision
                left join response on response.invitation_id = verbatim.invitation_id
                left join interaction on interaction.id = response.interaction_id
                join mining_state state on state.product = verbatim.product
                join segment_embedding on segment_embedding.segment_id = segment.id
                    and segment_embedding.model = state.model
                where mention.theme_id = :theme and %s
                order by segment.answered_at desc, segment.id limit :most) newest
            order by newest.answered_at, newest.id""".formatted(ShownAnswers.CONDITION);

    private final Session session;
    private final ProductScope scope;

    ThemeMentions(Session session, ProductScope scope) {
        this.session = session;
        this.scope = scope;
    }

    /**
     * A mention.
     *
     * @param beyondDoubt see {@link QuoteChoice#BEYOND_DOUBT}
     */
    record Said(UUID verbatimId, Complaint complaint, Quote quote, boolean beyondDoubt) {}

    /** The product of a living theme; empty for one the caller must not know of. */
    @Transactional
    Optional<String> product(UUID theme) {
        return session
                .createNativeQuery("select product from theme where id = :id and retired_at is null", String.class)
                .setParameter("id", theme)
                .getResultList()
                .stream()
                .filter(scope::covers)
                .findFirst();
    }

    @Transactional
    List<Said> newest(UUID theme) {
        return session
                .createNativeQuery(NEWEST, Tuple.class)
                .setParameter("theme", theme)
                .setParameter("most", MOST)
                .setParameter("beyondDoubt", QuoteChoice.BEYOND_DOUBT)
                .getResultList()
                .stream()
                .map(row -> said(theme, row))
                .toList();
    }

    private static Said said(UUID theme, Tuple row) {
        TextSpan span = new TextSpan(row.get("start_offset", Integer.class), row.get("end_offset", Integer.class));
        String part = span.in(row.get("text", String.class));
        KnownNames names = KnownNames.ofContext(
                row.get("product", String.class), row.get("team", String.class), row.get("agent", String.class));
        Complaint complaint = new Complaint(
                row.get("id", UUID.class),
                row.get("customer_id", UUID.class),
                TextNormaliser.normalise(part, names),
                Embedding.fromBytes(row.get("embedding", byte[].class)),
                theme);
        return new Said(
                row.get("verbatim_id", UUID.class),
                complaint,
                new Quote(part, span.start(), span.end(), row.get("answered_at", Instant.class)),
                row.get("beyond_doubt", Boolean.class));
    }
}
