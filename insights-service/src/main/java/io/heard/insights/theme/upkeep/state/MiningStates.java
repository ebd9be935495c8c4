package io.heard.insights.theme.upkeep.state;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

import io.heard.insights.mining.Embedding;
import io.heard.insights.mining.discovery.CommonMean;
import io.heard.insights.mining.discovery.Fineness;
import io.heard.insights.mining.discovery.MiningState;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.util.Objects;
import java.util.Optional;
import org.hibernate.Session;

/** Where each product stands, see {@link MiningState}. */
@ApplicationScoped
public class MiningStates {

    private static final String STATE = """
            select state.discovered, state.open_then, state.new_complaints, sample.sampled, sample.open_now
            from mining_state state, lateral (
                select cast(count(*) as int) as sampled,
                    cast(count(*) filter (where mention.segment_id is null) as int) as open_now
                from (select id from segment where complaint and product = state.product
                      order by answered_at desc, id limit :limit) newest
                left join mention on mention.segment_id = newest.id) sample
            where state.product = :product""";

    /** As fine as people asked for last. */
    private static final String WANTED = """
            coalesce((select fineness from theme_fineness_change where product = mining_state.product
                order by edition desc limit 1), 1)""";

    private static final String FINENESS = """
            select %1$s as wanted, %1$s <> found_fineness as is_new from mining_state where product = :product""".formatted(WANTED);

    /** What was found or built with another fineness, and is not stored yet, is of other themes. */
    private static final String COUNT_CHANGE =
            "update mining_state set themes_version = themes_version + 1 where product = :product";

    private static final String UNSETTLE = """
            update mining_state set settled = false, new_complaints = new_complaints + :complaints,
                since_rebase = since_rebase + :byMeaning, model = coalesce(model, :model)
            where product = :product""";

    private static final String DISCOVERED = """
            update mining_state set discovered = :discovered, open_then = :open, new_complaints = 0, found_fineness = %s
            where product = :product""".formatted(WANTED);

    private static final String FIND_ANEW = """
            update mining_state set settled = false, new_complaints = new_complaints + discovered + 1
            where product = :product""";

    private static final String VERSION = "select themes_version from mining_state where product = :product";

    private static final String SETTLE = """
            update mining_state set settled = true
            where product = :product and themes_version = :version and not exists (
                select from verbatim where mined_revision is distinct from revision and product = :product)""";

    private static final String SKIP_DISCOVERY =
            "update mining_state set new_complaints = 0 where product = :product and themes_version = :version";

    private final Session session;
    private final MiningConfig config;
    private final Leases leases;

    MiningStates(Session session, MiningConfig config, Leases leases) {
        this.session = session;
        this.config = config;
        this.leases = leases;
    }

    @Transactional
    public MiningState get(String product) {
        Tuple row = session.createNativeQuery(STATE, Tuple.class)
                .setParameter("product", product)
                .setParameter("limit", config.sample())
                .getSingleResult();
        return new MiningState(
                row.get("discovered", Integer.class),
                row.get("open_then", Integer.class),
                row.get("new_complaints", Integer.class),
                row.get("sampled", Integer.class),
                row.get("open_now", Integer.class));
    }

    /** Empty before themes were found for the first time. */
    @Transactional
    public Optional<CommonMean> mean(String product) {
        return session
                .createNativeQuery(
                        "select mean, mean_of from mining_state where product = :product and mean is not null",
                        Tuple.class)
                .setParameter("product", product)
                .getResultList()
                .stream()
                .map(row -> new CommonMean(
                        Embedding.fromBytes(row.get("mean", byte[].class)), row.get("mean_of", Integer.class)))
                .findFirst();
    }

    /** The sentence model that the product's complaints are compared by; empty before the first was read. */
    @Transactional
    public Optional<String> model(String product) {
        return session.createNativeQuery("select model from mining_state where product = :product", String.class)
                .setParameter("product", product)
                .getResultStream()
                .filter(Objects::nonNull)
                .findFirst();
    }

    /** How many events the themes have behind them: while it is the same, so are they. */
    @Transactional
    public int themesVersion(String product) {
        return session.createNativeQuery(VERSION, Integer.class)
                .setParameter("product", product)
                .getResultStream()
                .findFirst()
                .orElse(0);
    }

    /**
     * To be called while the product is held.
     *
     * @throws ThemesChangedException when the themes are others than those that something was computed from
     */
    @Transactional(MANDATORY)
    public void requireThemesVersion(String product, int version) {
        if (themesVersion(product) != version) {
            throw new ThemesChangedException(product);
        }
    }

    /** Themes are found anew soon, whether or not anything has arrived. */
    @Transactional(MANDATORY)
    public void findAnew(String product) {
        session.createNativeMutationQuery(FIND_ANEW)
                .setParameter("product", product)
                .executeUpdate();
    }

    /** How fine the themes are to be. */
    @Transactional
    public Fineness fineness(String product) {
        return session.createNativeQuery(FINENESS, Tuple.class)
                .setParameter("product", product)
                .getResultStream()
                .findFirst()
                .map(row -> new Fineness(row.get("wanted", Double.class), row.get("is_new", Boolean.class)))
                .orElse(Fineness.AS_READ);
    }

    /** To be called while the product is held: themes are found anew soon, and nothing that was found as fine as before counts. */
    @Transactional(MANDATORY)
    public void changeFineness(String product) {
        session.createNativeMutationQuery(COUNT_CHANGE)
                .setParameter("product", product)
                .executeUpdate();
        findAnew(product);
    }

    /** Mining looks at the product soon, whether or not anything has arrived. */
    @Transactional(MANDATORY)
    public void wake(String product) {
        session.createNativeMutationQuery("update mining_state set settled = false where product = :product")
                .setParameter("product", product)
                .executeUpdate();
    }

    /**
     * @param byMeaning how many of the new ones the sentence model read: others are not measured by what those have in common
     * @param model what the new ones were read with
     */
    @Transactional(MANDATORY)
    public void unsettle(String product, long newComplaints, long byMeaning, String model) {
        session.createNativeMutationQuery(UNSETTLE)
                .setParameter("product", product)
                .setParameter("complaints", newComplaints)
                .setParameter("byMeaning", byMeaning)
                .setParameter("model", model)
                .executeUpdate();
    }

    @Transactional(MANDATORY)
    public void discovered(String product, int complaints, int open) {
        session.createNativeMutationQuery(DISCOVERED)
                .setParameter("product", product)
                .setParameter("discovered", complaints)
                .setParameter("open", open)
                .executeUpdate();
    }

    /**
     * Gives up finding themes in what is there: the same complaints would fail the same way again.
     *
     * @param version of the themes that were looked at; of others, which somebody changed meanwhile, this says nothing
     */
    @Transactional
    public void skipDiscovery(String product, int version) {
        leases.renew(product);
        session.createNativeMutationQuery(SKIP_DISCOVERY)
                .setParameter("product", product)
                .setParameter("version", version)
                .executeUpdate();
    }

    /**
     * From now on the themes count as final, until something arrives.
     *
     * @param version of the themes before anything was done; whoever changed them since wants them looked at
     */
    @Transactional
    public void settle(String product, int version) {
        leases.renew(product);
        session.createNativeMutationQuery(SETTLE)
                .setParameter("product", product)
                .setParameter("version", version)
                .executeUpdate();
    }
}
