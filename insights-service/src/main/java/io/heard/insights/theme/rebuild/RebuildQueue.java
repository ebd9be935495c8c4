package io.heard.insights.theme.rebuild;

import io.heard.insights.encoder.Encoder;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;

/** Rebuilds that wait, and who is at work on which. Measured by the database's clock, because the instances' clocks differ. */
@ApplicationScoped
class RebuildQueue {

    /** A process that is killed by what it builds must not be killed by it for ever. */
    private static final int MOST_ATTEMPTS = 5;

    private static final String TAKE = """
            update theme_rebuild set state = 'BUILDING', builder = :builder, attempts = attempts + 1,
                builds_until = clock_timestamp() + make_interval(secs => :seconds)
            where id = (select id from theme_rebuild
                where (state = 'WAITING' or state = 'BUILDING' and builds_until < clock_timestamp()) and exists (
                    select from mining_state known where known.product = theme_rebuild.product and known.model = :model)
                order by id limit 1 for update skip locked)
            returning id, product, attempts""";

    private static final String RENEW = """
            update theme_rebuild set builds_until = clock_timestamp() + make_interval(secs => :seconds)
            where id = :id and state = 'BUILDING' and builder = :builder""";

    private static final String PUT_BACK = """
            update theme_rebuild set state = case when attempts >= :most then 'FAILED' else 'WAITING' end,
                failure = case when attempts >= :most then cast(:failure as varchar) end
            where id = :id and state = 'BUILDING' and builder = :builder""";

    private static final String FAIL = """
            update theme_rebuild set state = 'FAILED', failure = :failure
            where id = :id and state = 'BUILDING' and builder = :builder""";

    private static final String GIVE_BACK = """
            update theme_rebuild set state = 'WAITING', attempts = attempts - 1
            where id = :id and state = 'BUILDING' and builder = :builder""";

    private final UUID builder = UUID.randomUUID();
    private final Session session;
    private final Encoder encoder;
    private final RebuildConfig config;

    RebuildQueue(Session session, Encoder encoder, RebuildConfig config) {
        this.session = session;
        this.encoder = encoder;
        this.config = config;
    }

    record Order(UUID id, String product) {}

    /**
     * The one that has waited longest, or that nobody is at work on any more. Of products that this process's model reads: the labels
     * are its work, too.
     */
    @Transactional
    Optional<Order> take() {
        return session
                .createNativeQuery(TAKE, Tuple.class)
                .setParameter("model", encoder.model())
                .setParameter("builder", builder)
                .setParameter("seconds", (double) config.lease().toSeconds())
                .getResultList()
                .stream()
                .map(row -> {
                    Order order = new Order(row.get("id", UUID.class), row.get("product", String.class));
                    if (row.get("attempts", Integer.class) > MOST_ATTEMPTS) {
                        fail(order, "It was begun several times and never came to its end.");
                    }
                    return order;
                })
                .findFirst();
    }

    /** False when it is somebody else's, or nobody wants it any more. Within a transaction nobody can take it before its end. */
    @Transactional
    boolean renew(Order order) {
        return session.createNativeMutationQuery(RENEW)
                        .setParameter("id", order.id())
                        .setParameter("builder", builder)
                        .setParameter("seconds", (double) config.lease().toSeconds())
                        .executeUpdate()
                == 1;
    }

    /** To be tried again, unless it has been too often. */
    @Transactional
    void putBack(Order order, String failure) {
        session.createNativeMutationQuery(PUT_BACK)
                .setParameter("id", order.id())
                .setParameter("builder", builder)
                .setParameter("most", MOST_ATTEMPTS)
                .setParameter("failure", failure)
                .executeUpdate();
    }

    /** To be begun anew by another process, as if this one had not. */
    @Transactional
    void giveBack(Order order) {
        session.createNativeMutationQuery(GIVE_BACK)
                .setParameter("id", order.id())
                .setParameter("builder", builder)
                .executeUpdate();
    }

    @Transactional
    void fail(Order order, String failure) {
        session.createNativeMutationQuery(FAIL)
                .setParameter("id", order.id())
                .setParameter("builder", builder)
                .setParameter("failure", failure)
                .executeUpdate();
    }
}
