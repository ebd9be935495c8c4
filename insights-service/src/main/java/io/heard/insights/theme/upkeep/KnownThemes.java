package io.heard.insights.theme.upkeep;

import io.heard.insights.mining.Embedding;
import io.heard.insights.mining.discovery.CommonMean;
import io.heard.insights.mining.discovery.ThemeAssignment.Theme;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;

/**
 * The living themes of a product that runs found by meaning, for assigning complaints to them; those that teams named are {@link
 * NamedThemes}.
 */
@ApplicationScoped
public class KnownThemes {

    /** A theme that nothing has told the place of since the model changed is left out: it lies in another space. */
    private static final String THEMES = """
            select theme.id, theme.centroid, theme.centres, theme.least_similarity from theme
            join mining_state state on state.product = theme.product and state.model = theme.model
            where theme.product = :product and theme.retired_at is null and theme.sentences is null and theme.language is null
            order by theme.id""";

    /** What people put into a theme is a centre of it: what is like that joins it. The newest, as many as matter. */
    private static final String PINNED = """
            select mention.theme_id, segment_embedding.embedding from mention
            join theme on theme.id = mention.theme_id
            join mining_state state on state.product = theme.product and state.model = theme.model
            join segment_embedding on segment_embedding.segment_id = mention.segment_id
                and segment_embedding.model = theme.model
            where mention.pinned and theme.product = :product and theme.retired_at is null and theme.sentences is null
            order by mention.since desc, mention.segment_id limit 1000""";

    private final Session session;

    KnownThemes(Session session) {
        this.session = session;
    }

    /** @param mean what embeddings are centred on; empty before themes were found */
    @Transactional
    public List<Theme> of(String product, Optional<CommonMean> mean) {
        Map<UUID, List<Embedding>> put =
                mean.map(known -> putByPeople(product, known)).orElse(Map.of());
        return session.createNativeQuery(THEMES, Tuple.class).setParameter("product", product).getResultList().stream()
                .map(row -> theme(row, put))
                .toList();
    }

    private Map<UUID, List<Embedding>> putByPeople(String product, CommonMean mean) {
        Map<UUID, List<Embedding>> put = new HashMap<>();
        session.createNativeQuery(PINNED, Tuple.class)
                .setParameter("product", product)
                .getResultList()
                .forEach(row -> put.computeIfAbsent(row.get("theme_id", UUID.class), none -> new ArrayList<>())
                        .add(Embedding.fromBytes(row.get("embedding", byte[].class))
                                .centred(mean.embedding())));
        return put;
    }

    private static Theme theme(Tuple row, Map<UUID, List<Embedding>> put) {
        byte[] centroid = row.get("centroid", byte[].class);
        byte[] centres = row.get("centres", byte[].class);
        UUID id = row.get("id", UUID.class);
        List<Embedding> near =
                new ArrayList<>(Embedding.allFromBytes(centres == null ? centroid : centres, centroid.length));
        near.addAll(put.getOrDefault(id, List.of()));
        return new Theme(
                id, Embedding.fromBytes(centroid), List.copyOf(near), row.get("least_similarity", Float.class));
    }
}
