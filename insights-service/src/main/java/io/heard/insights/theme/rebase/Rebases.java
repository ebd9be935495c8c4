package io.heard.insights.theme.rebase;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

import io.heard.insights.mining.Embedding;
import io.heard.insights.mining.discovery.CommonMean;
import io.heard.insights.mining.rebase.Measures;
import io.heard.insights.mining.rebase.Rebase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.Session;

/** Keeps what complaints are measured by, and how that came about. */
@ApplicationScoped
public class Rebases {

    private static final String MEASURES = """
            select state.mean, state.mean_of, state.since_rebase, coalesce((
                select complaints from mining_rebase where product = state.product order by id desc limit 1), 0) as derived_from
            from mining_state state where state.product = :product and state.mean is not null""";

    /** A theme whose centres people changed has been measured by nobody. */
    private static final String THRESHOLDS = """
            select theme.id, theme.least_similarity from theme
            join mining_state state on state.product = theme.product and state.model = theme.model
            where theme.product = :product and theme.retired_at is null and theme.centres is not null""";

    private static final String RECORD = """
            insert into mining_rebase (product, reason, complaints, mean_of, model, themes_version, occurred_at)
            select product, :reason, :complaints, :meanOf, model, themes_version, :now
            from mining_state where product = :product returning id""";

    /** Those that people want gone, or that nothing belongs to, are not there. */
    private static final String RECORD_THRESHOLDS = """
            insert into rebased_theme (rebase_id, theme_id, complaints, least_similarity_before, least_similarity)
            select :rebase, given.theme_id, given.complaints, given.before, given.after
            from unnest(:themes, :complaints, :before, :after) as given (theme_id, complaints, before, after)
            join theme on theme.id = given.theme_id""";

    private static final String REMEMBER = """
            update mining_state set mean = :mean, mean_of = :meanOf, since_rebase = 0 where product = :product""";

    private final Session session;

    Rebases(Session session) {
        this.session = session;
    }

    /** Empty before themes were found for the first time. */
    @Transactional
    public Optional<Measures> measures(String product) {
        return session
                .createNativeQuery(MEASURES, Tuple.class)
                .setParameter("product", product)
                .getResultList()
                .stream()
                .map(row -> new Measures(
                        new CommonMean(
                                Embedding.fromBytes(row.get("mean", byte[].class)), row.get("mean_of", Integer.class)),
                        row.get("derived_from", Integer.class),
                        row.get("since_rebase", Integer.class),
                        thresholds(product)))
                .findFirst();
    }

    private Map<UUID, Float> thresholds(String product) {
        return session
                .createNativeQuery(THRESHOLDS, Tuple.class)
                .setParameter("product", product)
                .getResultList()
                .stream()
                .collect(Collectors.toMap(
                        row -> row.get("id", UUID.class), row -> row.get("least_similarity", Float.class)));
    }

    /**
     * To be called in the transaction that writes the thresholds, while the product is held: there is no other way to change what
     * a product is measured by.
     */
    @Transactional(MANDATORY)
    public void record(String product, Rebase rebase, Instant now) {
        UUID id = session.createNativeQuery(RECORD, UUID.class)
                .setParameter("product", product)
                .setParameter("reason", rebase.reason().name())
                .setParameter("complaints", rebase.complaints())
                .setParameter("meanOf", rebase.mean().of())
                .setParameter("now", now)
                .getSingleResult();
        List<Rebase.Threshold> thresholds = rebase.thresholds();
        session.createNativeMutationQuery(RECORD_THRESHOLDS)
                .setParameter("rebase", id)
                .setParameter(
                        "themes",
                        thresholds.stream().map(Rebase.Threshold::themeId).toArray(UUID[]::new))
                .setParameter(
                        "complaints",
                        thresholds.stream().map(Rebase.Threshold::complaints).toArray(Integer[]::new))
                .setParameter(
                        "before",
                        thresholds.stream().map(Rebase.Threshold::before).toArray(Float[]::new))
                .setParameter(
                        "after",
                        thresholds.stream()
                                .map(Rebase.Threshold::leastSimilarity)
                                .toArray(Float[]::new))
                .executeUpdate();
        session.createNativeMutationQuery(REMEMBER)
                .setParameter("product", product)
                .setParameter("mean", rebase.mean().embedding().toBytes())
                .setParameter("meanOf", rebase.mean().of())
                .executeUpdate();
    }
}
