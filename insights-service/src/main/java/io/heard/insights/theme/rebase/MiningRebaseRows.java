package io.heard.insights.theme.rebase;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.heard.http.scope.ProductScope;
import io.heard.insights.mining.rebase.RebaseReason;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;
import org.jspecify.annotations.Nullable;

/** The re-bases that the caller may see. */
@ApplicationScoped
class MiningRebaseRows {

    private static final String THRESHOLDS = """
            select rebase_id, theme_id, complaints, least_similarity_before, least_similarity from rebased_theme
            where rebase_id = any(:rebases) order by complaints desc, theme_id""";

    private final Session session;
    private final ProductScope scope;

    MiningRebaseRows(Session session, ProductScope scope) {
        this.session = session;
        this.scope = scope;
    }

    /** The newest first, of one product or of all that the caller may see. */
    @Transactional
    List<MiningRebaseView> list(@Nullable String product, Optional<UUID> after, int limit) {
        String sql = "select * from mining_rebase where (cast(:after as uuid) is null or id < :after)"
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
        List<Tuple> rows = query.getResultList();
        Map<UUID, List<MiningRebaseView.Threshold>> thresholds =
                thresholds(rows.stream().map(row -> row.get("id", UUID.class)).toArray(UUID[]::new));
        return rows.stream()
                .map(row -> view(row, thresholds.getOrDefault(row.get("id", UUID.class), List.of())))
                .toList();
    }

    private Map<UUID, List<MiningRebaseView.Threshold>> thresholds(UUID[] rebases) {
        return session
                .createNativeQuery(THRESHOLDS, Tuple.class)
                .setParameter("rebases", rebases)
                .getResultList()
                .stream()
                .collect(groupingBy(
                        row -> row.get("rebase_id", UUID.class), mapping(MiningRebaseRows::threshold, toList())));
    }

    private static MiningRebaseView.Threshold threshold(Tuple row) {
        Float before = row.get("least_similarity_before", Float.class);
        return new MiningRebaseView.Threshold(
                row.get("theme_id", UUID.class),
                row.get("complaints", Integer.class),
                before == null ? null : thousandths(before),
                thousandths(row.get("least_similarity", Float.class)));
    }

    private static MiningRebaseView view(Tuple row, List<MiningRebaseView.Threshold> thresholds) {
        return new MiningRebaseView(
                row.get("id", UUID.class),
                row.get("product", String.class),
                RebaseReason.valueOf(row.get("reason", String.class)),
                row.get("complaints", Integer.class),
                row.get("mean_of", Integer.class),
                row.get("model", String.class),
                row.get("themes_version", Integer.class),
                thresholds,
                row.get("occurred_at", Instant.class));
    }

    private static double thousandths(float value) {
        return Math.round(1000.0 * value) / 1000.0;
    }
}
