package io.heard.insights.theme.rebuild;

import io.heard.http.problem.ProblemException;
import io.heard.http.scope.ProductScope;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;
import org.jspecify.annotations.Nullable;

/** The rebuilds that the caller may see. */
@ApplicationScoped
class ThemeRebuildRows {

    /** A theme that nobody is counted in is shown to nobody; one that people gave a label has that. */
    private static final String THEMES = """
            select rebuilt.theme_id, rebuilt.is_new, rebuilt.mentions, rebuilt.mentions_now,
                case when theme.label_by_people then theme.label else rebuilt.label end as label
            from rebuilt_theme rebuilt left join theme on theme.id = rebuilt.theme_id
            where rebuilt.rebuild_id = :rebuild and rebuilt.mentions > 0 order by rebuilt.mentions desc, rebuilt.place""";

    private static final String ENDING = """
            select ending.theme_id, theme.label, ending.mentions_now, ending.heir_id
            from rebuilt_successor ending join theme on theme.id = ending.theme_id
            where ending.rebuild_id = :rebuild and ending.mentions_now > 0
            order by ending.mentions_now desc, ending.theme_id""";

    private final Session session;
    private final ProductScope scope;

    ThemeRebuildRows(Session session, ProductScope scope) {
        this.session = session;
        this.scope = scope;
    }

    /** @throws ProblemException 404 where there is none, or none the caller may see */
    @Transactional
    ThemeRebuildView get(UUID id) {
        return session
                .createNativeQuery("select * from theme_rebuild where id = :id", Tuple.class)
                .setParameter("id", id)
                .getResultList()
                .stream()
                .filter(row -> scope.covers(row.get("product", String.class)))
                .map(row -> view(row, themes(id), ending(id)))
                .findFirst()
                .orElseThrow(() ->
                        new ProblemException(RebuildProblem.THEME_REBUILD_NOT_FOUND, "No rebuild has the id " + id));
    }

    /** The newest first, without their themes. */
    @Transactional
    List<ThemeRebuildView> list(@Nullable String product, Optional<UUID> after, int limit) {
        String sql = "select * from theme_rebuild where (cast(:after as uuid) is null or id < :after)"
                + (product == null ? "" : " and product = :product")
                + (scope.products().isEmpty() ? "" : " and product = any(:allowed)")
                + " order by id desc limit :limit";
        NativeQuery<Tuple> query = session.createNativeQuery(sql, Tuple.class)
                .setParameter("after", after.orElse(null), UUID.class)
                .setParameter("limit", limit);
        if (product != null) {
            query.setParameter("product", product);
        }
        scope.products().ifPresent(names -> query.setParameter("allowed", names.toArray(String[]::new)));
        return query.getResultList().stream()
                .map(row -> view(row, List.of(), List.of()))
                .toList();
    }

    private List<ThemeRebuildView.Theme> themes(UUID rebuild) {
        return session.createNativeQuery(THEMES, Tuple.class).setParameter("rebuild", rebuild).getResultList().stream()
                .map(row -> new ThemeRebuildView.Theme(
                        row.get("theme_id", UUID.class),
                        row.get("is_new", Boolean.class),
                        row.get("label", String.class),
                        row.get("mentions", Integer.class),
                        row.get("mentions_now", Integer.class)))
                .toList();
    }

    private List<ThemeRebuildView.Ending> ending(UUID rebuild) {
        return session.createNativeQuery(ENDING, Tuple.class).setParameter("rebuild", rebuild).getResultList().stream()
                .map(row -> new ThemeRebuildView.Ending(
                        row.get("theme_id", UUID.class),
                        row.get("label", String.class),
                        row.get("mentions_now", Integer.class),
                        row.get("heir_id", UUID.class)))
                .toList();
    }

    private static ThemeRebuildView view(
            Tuple row, List<ThemeRebuildView.Theme> themes, List<ThemeRebuildView.Ending> ending) {
        return new ThemeRebuildView(
                row.get("id", UUID.class),
                row.get("product", String.class),
                RebuildState.valueOf(row.get("state", String.class)),
                row.get("ordered_by", String.class),
                row.get("ordered_at", Instant.class),
                row.get("failure", String.class),
                row.get("built_at", Instant.class),
                row.get("decided_by", String.class),
                row.get("decided_at", Instant.class),
                row.get("complaints", Integer.class),
                row.get("digest", String.class),
                row.get("built_at") == null ? null : comparison(row),
                themes,
                ending);
    }

    private static ThemeRebuildView.Comparison comparison(Tuple row) {
        int mentions = row.get("mentions_now", Integer.class);
        int changed = row.get("changed", Integer.class);
        return new ThemeRebuildView.Comparison(
                row.get("themes_now", Integer.class),
                row.get("themes_then", Integer.class),
                mentions,
                changed,
                mentions == 0 ? 0 : thousandths((double) changed / mentions),
                thousandths(row.get("ari", Double.class)),
                thousandths(row.get("nmi", Double.class)),
                row.get("born", Integer.class),
                row.get("merged", Integer.class),
                row.get("retired", Integer.class));
    }

    private static double thousandths(double value) {
        return Math.round(1000 * value) / 1000.0;
    }
}
