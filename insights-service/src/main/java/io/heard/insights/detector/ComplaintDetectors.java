package io.heard.insights.detector;

import io.heard.http.paging.Page;
import io.heard.http.scope.ProductScope;
import io.heard.insights.encoder.Encoder;
import io.heard.insights.mining.ComplaintDetector;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Optional;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;
import org.jspecify.annotations.Nullable;

/** The detectors in use, as the caller may see them. */
@ApplicationScoped
class ComplaintDetectors {

    private final Session session;
    private final ProductScope scope;
    private final Encoder encoder;

    ComplaintDetectors(Session session, ProductScope scope, Encoder encoder) {
        this.session = session;
        this.scope = scope;
        this.encoder = encoder;
    }

    /**
     * One for each product that was ever mined, in the order of the products.
     *
     * @param after continue behind this product; empty from the start
     */
    @Transactional
    ComplaintDetectorsView list(@Nullable String product, Optional<String> after, int pageSize) {
        var allowed = scope.products();
        String sql = """
                select mined.product, detector.version, detector.threshold, detector.learnt_from, detector.judged_on,
                    detector.auc_before, detector.auc_after, detector.adopted_at
                from mining_state mined left join lateral (
                    select * from complaint_detector where product = mined.product and model = :model
                    order by version desc limit 1) detector on true
                where true%s%s%s order by mined.product collate "C" limit :limit""".formatted(
                        allowed.isPresent() ? " and mined.product = any(:allowed)" : "",
                        product != null ? " and mined.product = :product" : "",
                        after.isPresent() ? " and mined.product collate \"C\" > :after" : "");
        NativeQuery<Tuple> query = session.createNativeQuery(sql, Tuple.class)
                .setParameter("limit", pageSize + 1)
                .setParameter("model", encoder.model());
        allowed.ifPresent(products -> query.setParameter("allowed", products.toArray(String[]::new)));
        after.ifPresent(place -> query.setParameter("after", place));
        if (product != null) {
            query.setParameter("product", product);
        }
        Page<ComplaintDetectorView> page = Page.of(
                query.getResultList().stream().map(ComplaintDetectors::view).toList(),
                pageSize,
                ComplaintDetectorView::product);
        return new ComplaintDetectorsView(page.items(), page.nextPageToken());
    }

    private static ComplaintDetectorView view(Tuple row) {
        String product = row.get("product", String.class);
        Integer version = row.get("version", Integer.class);
        if (version == null) {
            return new ComplaintDetectorView(product, 0, ComplaintDetector.THRESHOLD, 0, 0, null, null, null);
        }
        return new ComplaintDetectorView(
                product,
                version,
                row.get("threshold", Double.class),
                row.get("learnt_from", Integer.class),
                row.get("judged_on", Integer.class),
                thousandths(row.get("auc_before", Double.class)),
                thousandths(row.get("auc_after", Double.class)),
                row.get("adopted_at", Instant.class));
    }

    private static double thousandths(double area) {
        return Math.round(1000 * area) / 1000.0;
    }
}
