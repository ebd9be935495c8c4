package io.heard.insights.theme.upkeep;

import io.heard.insights.mining.Embedding;
import io.heard.insights.mining.discovery.CommonMean;
import io.heard.insights.mining.discovery.ThemeDiscovery.Complaint;
import io.heard.insights.mining.discovery.ThemeDiscovery.Group;
import io.heard.insights.mining.rebase.Rebasing;
import io.heard.insights.theme.rebase.Rebases;
import io.heard.insights.theme.upkeep.state.Leases;
import io.heard.insights.theme.upkeep.state.MiningStates;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;

/** Puts what another model made of complaints and themes into the store, all or nothing. */
@ApplicationScoped
class ModelChangeShelf {

    private static final String VECTOR = "update segment_embedding set embedding = ?, model = ? where segment_id = ?";

    private static final String SIMILARITY = "update mention set similarity = ? where segment_id = ? and theme_id = ?";

    private static final String PLACE = """
            update theme set centroid = :centroid, centres = :centres, least_similarity = :leastSimilarity, model = :model
            where id = :id and product = :product""";

    /** Without a mean, themes are found as if for the first time as soon as there is something to find them in. */
    private static final String BRING_OVER =
            "update mining_state set model = :model, mean = null, mean_of = 0, since_rebase = 0 where product = :product";

    private final Session session;
    private final Leases leases;
    private final MiningStates states;
    private final Rebases rebases;
    private final Clock clock;

    ModelChangeShelf(Session session, Leases leases, MiningStates states, Rebases rebases, Clock clock) {
        this.session = session;
        this.leases = leases;
        this.states = states;
        this.rebases = rebases;
        this.clock = clock;
    }

    /**
     * A product as another model sees it.
     *
     * @param groups the themes, their members as positions in the list of complaints
     * @param mean empty where there are no complaints
     * @param vectors of the complaints that were read anew
     */
    record Remeasured(
            String model,
            List<Complaint> complaints,
            List<Group> groups,
            Optional<CommonMean> mean,
            Map<UUID, Embedding> vectors) {}

    /**
     * @param version of the themes that were measured
     * @throws io.heard.insights.theme.upkeep.state.ThemesChangedException when people changed them meanwhile
     */
    @Transactional
    void store(String product, int version, Remeasured remeasured) {
        leases.renew(product);
        states.requireThemesVersion(product, version);
        session.createNativeMutationQuery(BRING_OVER)
                .setParameter("product", product)
                .setParameter("model", remeasured.model())
                .executeUpdate();
        session.doWork(connection -> {
            writeVectors(connection, remeasured);
            writeSimilarities(connection, remeasured);
        });
        remeasured.groups().forEach(theme -> place(product, theme, remeasured.model()));
        remeasured
                .mean()
                .ifPresent(mean -> rebases.record(
                        product,
                        // Thresholds of another model are no measure of these.
                        Rebasing.onto(mean, remeasured.groups(), mean.of(), Map.of()),
                        clock.instant()));
    }

    private static void writeVectors(Connection connection, Remeasured remeasured) throws SQLException {
        try (PreparedStatement vectors = connection.prepareStatement(VECTOR)) {
            for (Map.Entry<UUID, Embedding> vector : remeasured.vectors().entrySet()) {
                vectors.setBytes(1, vector.getValue().toBytes());
                vectors.setString(2, remeasured.model());
                vectors.setObject(3, vector.getKey());
                vectors.addBatch();
            }
            vectors.executeBatch();
        }
    }

    /** How near a mention is to its theme says which of them are quoted. */
    private static void writeSimilarities(Connection connection, Remeasured remeasured) throws SQLException {
        if (remeasured.mean().isEmpty()) {
            return;
        }
        Embedding mean = remeasured.mean().get().embedding();
        try (PreparedStatement similarities = connection.prepareStatement(SIMILARITY)) {
            for (Group theme : remeasured.groups()) {
                for (int member : theme.members()) {
                    Complaint complaint = remeasured.complaints().get(member);
                    similarities.setFloat(1, complaint.embedding().centred(mean).dot(theme.centroid()));
                    similarities.setObject(2, complaint.segmentId());
                    similarities.setObject(3, theme.themeId());
                    similarities.addBatch();
                }
            }
            similarities.executeBatch();
        }
    }

    private void place(String product, Group theme, String model) {
        session.createNativeMutationQuery(PLACE)
                .setParameter("id", theme.themeId())
                .setParameter("product", product)
                .setParameter("centroid", theme.centroid().toBytes())
                .setParameter("centres", Embedding.allToBytes(theme.centres()))
                .setParameter("leastSimilarity", theme.leastSimilarity())
                .setParameter("model", model)
                .executeUpdate();
    }
}
