package io.heard.insights.theme.upkeep.state;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.hibernate.Session;

/** Who may mine which product. Measured by the database's clock, because the instances' clocks differ. */
@ApplicationScoped
public class Leases {

    private static final String ACQUIRE = """
            insert into mining_state (product, lease_owner, leased_until)
            values (:product, :owner, clock_timestamp() + make_interval(secs => :seconds))
            on conflict (product) do update set lease_owner = excluded.lease_owner, leased_until = excluded.leased_until
            where mining_state.leased_until < clock_timestamp() or mining_state.lease_owner = excluded.lease_owner""";

    private static final String RENEW = """
            update mining_state set leased_until = clock_timestamp() + make_interval(secs => :seconds)
            where product = :product and lease_owner = :owner""";

    private static final String RELEASE =
            "update mining_state set leased_until = '-infinity' where product = :product and lease_owner = :owner";

    private static final String HOLD = """
            insert into mining_state (product) values (:product)
            on conflict (product) do update set product = excluded.product""";

    private final UUID owner = UUID.randomUUID();
    private final Session session;
    private final MiningConfig config;

    Leases(Session session, MiningConfig config) {
        this.session = session;
        this.config = config;
    }

    /** False while another instance has it. */
    @Transactional
    public boolean acquire(String product) {
        return session.createNativeMutationQuery(ACQUIRE)
                        .setParameter("product", product)
                        .setParameter("owner", owner)
                        .setParameter("seconds", (double) config.lease().toSeconds())
                        .executeUpdate()
                == 1;
    }

    /**
     * To be the first statement of every transaction that writes what was mined: it locks the product's row, so nobody can
     * take the lease before the commit. A lease that ran out is still ours while nobody took it.
     *
     * @throws LeaseLostException when somebody already has
     */
    @Transactional(MANDATORY)
    public void renew(String product) {
        int renewed = session.createNativeMutationQuery(RENEW)
                .setParameter("product", product)
                .setParameter("owner", owner)
                .setParameter("seconds", (double) config.lease().toSeconds())
                .executeUpdate();
        if (renewed == 0) {
            throw new LeaseLostException(product);
        }
    }

    /**
     * To be the first statement of every transaction in which people change themes: nobody else changes anything of the product's
     * themes until the commit. It waits for a write of mining's, not for its computing.
     */
    @Transactional(MANDATORY)
    public void hold(String product) {
        session.createNativeMutationQuery(HOLD).setParameter("product", product).executeUpdate();
    }

    @Transactional
    public void release(String product) {
        session.createNativeMutationQuery(RELEASE)
                .setParameter("product", product)
                .setParameter("owner", owner)
                .executeUpdate();
    }
}
