package io.heard.insights.theme.upkeep;

import io.heard.insights.mining.Embedding;
import io.heard.insights.mining.discovery.ThemeAssignment.Theme;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;

/** The living themes of a product, for assigning complaints to them. */
@ApplicationScoped
class KnownThemes {

    /** A theme that nothing has told the place of since the model changed is left out: it lies in another space. */
    private static final String THEMES = """
            select theme.id, theme.centroid, theme.centres, theme.least_similarity from theme
            join mining_state state on state.product = theme.product and state.model = theme.model
            where theme.product = :product and theme.retired_at is null order by theme.id""";

    private final Session session;

    KnownThemes(Session session) {
        this.session = session;
    }

    @Transactional
    List<Theme> of(String product) {
        return session.createNativeQuery(THEMES, Tuple.class).setParameter("product", product).getResultList().stream()
                .map(KnownThemes::theme)
                .toList();
    }

    private static Theme theme(Tuple row) {
        byte[] centroid = row.get("centroid", byte[].class);
        byte[] centres = row.get("centres", byte[].class);
        return new Theme(
                row.get("id", UUID.class),
                Embedding.fromBytes(centroid),
                Embedding.allFromBytes(centres == null ? centroid : centres, centroid.length),
                row.get("least_similarity", Float.class));
    }
}
