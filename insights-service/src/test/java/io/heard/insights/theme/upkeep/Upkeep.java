package io.heard.insights.theme.upkeep;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import org.hibernate.Session;

/** Lets tests of other rooms mine what is waiting. */
@ApplicationScoped
public class Upkeep {

    private final MiningWorker worker;
    private final Session session;

    Upkeep(MiningWorker worker, Session session) {
        this.worker = worker;
        this.session = session;
    }

    /** Until nothing is left to do. */
    public void mine() {
        boolean more = true;
        while (more) {
            more = worker.mineRound();
        }
    }

    /** As if so much had arrived that themes have to be found anew. */
    @Transactional
    public void mineAnew(String product) {
        session.createNativeMutationQuery("update mining_state set settled = false,"
                        + " new_complaints = new_complaints + discovered + 1 where product = :product")
                .setParameter("product", product)
                .executeUpdate();
        mine();
    }

    /** The id of some living theme of the product. */
    @Transactional
    public String themeOf(String product) {
        return session.createNativeQuery(
                        "select cast(id as varchar) from theme where product = :product and retired_at is null"
                                + " order by id limit 1",
                        String.class)
                .setParameter("product", product)
                .getSingleResult();
    }
}
