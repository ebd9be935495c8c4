package io.heard.insights.theme.rebuild;

import io.heard.http.problem.ProblemException;
import io.heard.http.scope.ProductScope;
import io.heard.insights.theme.edit.Editor;
import io.heard.insights.theme.upkeep.ThemeShelf;
import io.heard.insights.theme.upkeep.state.Leases;
import io.heard.insights.theme.upkeep.state.MiningStates;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;

/** Rebuilds in the hands of people: ordered, adopted, discarded. All of it can be sent again. */
@ApplicationScoped
class ThemeRebuilds {

    /** More than this share of what it was built from, come since, and it is not what people looked at. */
    private static final double MOST_SINCE = .2;

    private static final int FEW = 30;

    private static final String OPEN = """
            select id from theme_rebuild where product = :product and state in ('WAITING', 'BUILDING', 'READY')""";

    private static final String ORDER = """
            insert into theme_rebuild (product, ordered_by, ordered_at) values (:product, :person, :now) returning id""";

    private static final String BASIS = """
            select rebuild.themes_version = state.themes_version as same_themes, rebuild.model = state.model as same_model,
                rebuild.themes_version, rebuild.complaints, rebuild.left_out
            from theme_rebuild rebuild join mining_state state on state.product = rebuild.product where rebuild.id = :id""";

    private static final String DECIDE = """
            update theme_rebuild set state = :state, decided_by = :person, decided_at = :now where id = :id""";

    private final Session session;
    private final ProductScope scope;
    private final Leases leases;
    private final MiningStates states;
    private final ThemeRebuildRows rows;
    private final RebuildShelf rebuilds;
    private final ThemeShelf themes;
    private final Editor editor;
    private final Clock clock;

    ThemeRebuilds(
            Session session,
            ProductScope scope,
            Leases leases,
            MiningStates states,
            ThemeRebuildRows rows,
            RebuildShelf rebuilds,
            ThemeShelf themes,
            Editor editor,
            Clock clock) {
        this.session = session;
        this.scope = scope;
        this.leases = leases;
        this.states = states;
        this.rows = rows;
        this.rebuilds = rebuilds;
        this.themes = themes;
        this.editor = editor;
        this.clock = clock;
    }

    /** Where one of the product is waiting, being built or to be decided about, that one. */
    @Transactional
    ThemeRebuildView order(String product) {
        if (!scope.covers(product) || states.model(product).isEmpty()) {
            throw new ProblemException(
                    RebuildProblem.NOTHING_TO_REBUILD,
                    "Nobody has complained of a product " + product + " that you may see");
        }
        leases.hold(product);
        Optional<UUID> open = session.createNativeQuery(OPEN, UUID.class)
                .setParameter("product", product)
                .getResultStream()
                .findFirst();
        return rows.get(open.orElseGet(() -> session.createNativeQuery(ORDER, UUID.class)
                .setParameter("product", product)
                .setParameter("person", editor.subject())
                .setParameter("now", clock.instant())
                .getSingleResult()));
    }

    /** The themes become those that were rebuilt, each change with its event, or nothing changes. */
    @Transactional
    ThemeRebuildView adopt(UUID id) {
        ThemeRebuildView rebuild = hold(id);
        if (rebuild.state() == RebuildState.ADOPTED) {
            return rebuild;
        }
        if (rebuild.state() != RebuildState.READY) {
            throw new ProblemException(
                    RebuildProblem.THEME_REBUILD_NOT_READY,
                    "It is " + rebuild.state() + "; only one that is READY is adopted");
        }
        String product = rebuild.product();
        Basis basis = requireUpToDate(rebuild);
        themes.adopt(product, basis.version(), rebuilds.load(product, id));
        if (basis.isWhole()) {
            states.wake(product);
        } else {
            states.findAnew(product);
        }
        decide(id, RebuildState.ADOPTED);
        return rows.get(id);
    }

    @Transactional
    void discard(UUID id) {
        ThemeRebuildView rebuild = hold(id);
        if (rebuild.state() == RebuildState.ADOPTED) {
            throw new ProblemException(
                    RebuildProblem.THEME_REBUILD_NOT_READY, "It was adopted; undo the events of the themes instead");
        }
        if (rebuild.state() != RebuildState.DISCARDED) {
            decide(id, RebuildState.DISCARDED);
        }
    }

    /** Nobody else changes anything of the product's themes until the commit. */
    private ThemeRebuildView hold(UUID id) {
        leases.hold(rows.get(id).product());
        return rows.get(id);
    }

    /**
     * What a rebuild was built from.
     *
     * @param isWhole whether it left out then what it leaves out now: no complaint has come since
     */
    private record Basis(int version, boolean isWhole) {}

    private Basis requireUpToDate(ThemeRebuildView rebuild) {
        Tuple basis = session.createNativeQuery(BASIS, Tuple.class)
                .setParameter("id", rebuild.id())
                .getSingleResult();
        if (!basis.get("same_themes", Boolean.class)) {
            throw outdated("The themes have changed since, by a person or by a run");
        }
        if (!basis.get("same_model", Boolean.class)) {
            throw outdated("Another sentence model reads the complaints since");
        }
        int arrived = rebuilds.leftOut(rebuild.product(), rebuild.id()) - basis.get("left_out", Integer.class);
        int complaints = basis.get("complaints", Integer.class);
        if (arrived > Math.max(FEW, MOST_SINCE * complaints)) {
            throw outdated(
                    arrived + " complaints have come since, beside the " + complaints + " that it was built from");
        }
        return new Basis(basis.get("themes_version", Integer.class), arrived == 0);
    }

    private static ProblemException outdated(String what) {
        return new ProblemException(
                RebuildProblem.THEME_REBUILD_OUTDATED, what + ": discard this rebuild and order another one");
    }

    private void decide(UUID id, RebuildState state) {
        session.createNativeMutationQuery(DECIDE)
                .setParameter("id", id)
                .setParameter("state", state.name())
                .setParameter("person", editor.subject())
                .setParameter("now", clock.instant())
                .executeUpdate();
        rebuilds.clear(id);
    }
}
