package io.heard.insights.theme.fineness;

import io.heard.http.edition.Edition;
import io.heard.http.problem.ProblemException;
import io.heard.http.scope.ProductScope;
import io.heard.insights.theme.edit.Editor;
import io.heard.insights.theme.upkeep.state.Leases;
import io.heard.insights.theme.upkeep.state.MiningStates;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** How fine people want the themes of a product, and when they said so. */
@ApplicationScoped
class WantedFineness {

    private static final String READ = """
            select coalesce(change.fineness, 1) as fineness, coalesce(change.fineness, 1) = state.found_fineness as in_force,
                coalesce(change.edition, 0) as edition, change.person, change.occurred_at
            from mining_state state left join lateral (
                select * from theme_fineness_change where product = state.product order by edition desc limit 1) change on true
            where state.product = :product""";

    private static final String CHANGES = """
            select * from theme_fineness_change
            where product = :product and (cast(:after as uuid) is null or id < :after) order by id desc limit :limit""";

    private static final String CHANGE = """
            insert into theme_fineness_change (product, edition, fineness_before, fineness, person, occurred_at)
            values (:product, :edition, :before, :after, :person, :now)""";

    private final Session session;
    private final ProductScope scope;
    private final Leases leases;
    private final MiningStates states;
    private final Editor editor;
    private final Clock clock;

    WantedFineness(
            Session session, ProductScope scope, Leases leases, MiningStates states, Editor editor, Clock clock) {
        this.session = session;
        this.scope = scope;
        this.leases = leases;
        this.states = states;
        this.editor = editor;
        this.clock = clock;
    }

    /** What is wanted, with the number of changes that it has behind it. */
    record Kept(Edition edition, FinenessView view) {}

    /** @throws ProblemException 404 where there is nothing of the product, or nothing that the caller may see */
    @Transactional
    Kept of(String product) {
        return Optional.of(product).filter(scope::covers).stream()
                .flatMap(name ->
                        session
                                .createNativeQuery(READ, Tuple.class)
                                .setParameter("product", name)
                                .getResultList()
                                .stream())
                .map(row -> kept(product, row))
                .findFirst()
                .orElseThrow(() -> new ProblemException(
                        FinenessProblem.NO_THEMES_OF_PRODUCT,
                        "Nobody has complained of a product " + product + " that you may see"));
    }

    /**
     * In one go with what makes mining find the themes anew. Sent again it changes nothing.
     *
     * @throws ProblemException 404 as above; 412 and 428 when somebody else has changed it since the caller read it
     */
    @Transactional
    Kept change(String product, @Nullable String ifMatch, double fineness) {
        // Holding a product that nobody knows would make it known.
        of(product);
        leases.hold(product);
        Kept before = of(product);
        if (before.view().fineness() == fineness) {
            return before;
        }
        before.edition().requireSeen(ifMatch);
        session.createNativeMutationQuery(CHANGE)
                .setParameter("product", product)
                .setParameter("edition", before.edition().number() + 1)
                .setParameter("before", before.view().fineness())
                .setParameter("after", fineness)
                .setParameter("person", editor.subject())
                .setParameter("now", clock.instant())
                .executeUpdate();
        states.changeFineness(product);
        return of(product);
    }

    /** The newest first. */
    @Transactional
    List<FinenessChangeView> changes(String product, Optional<UUID> after, int limit) {
        of(product);
        return session
                .createNativeQuery(CHANGES, Tuple.class)
                .setParameter("product", product)
                .setParameter("after", after.orElse(null), UUID.class)
                .setParameter("limit", limit)
                .getResultList()
                .stream()
                .map(row -> new FinenessChangeView(
                        row.get("id", UUID.class),
                        product,
                        row.get("fineness_before", Double.class),
                        row.get("fineness", Double.class),
                        row.get("person", String.class),
                        row.get("occurred_at", Instant.class)))
                .toList();
    }

    private static Kept kept(String product, Tuple row) {
        return new Kept(
                new Edition(row.get("edition", Integer.class)),
                new FinenessView(
                        product,
                        row.get("fineness", Double.class),
                        row.get("in_force", Boolean.class),
                        row.get("person", String.class),
                        row.get("occurred_at", Instant.class)));
    }
}
