package io.heard.insights.erasure;

import io.heard.contracts.event.ResponseWithdrawn;
import io.heard.contracts.event.ResponseWithdrawn.Reason;
import io.heard.insights.mining.discovery.ThemeDiscovery;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.hibernate.Session;

/**
 * Names and places of themes when an answer goes that they were told from. Themes are found anew when a customer took one back. When
 * its time was over they are only where few others mention a theme: with retention such answers go all the time, and the next run
 * tells the others anyway.
 */
@ApplicationScoped
class WithdrawnWords {

    private static final String MENTIONED = """
            select m.theme_id from mention m
            join segment s on s.id = m.segment_id
            join verbatim v on v.id = s.verbatim_id
            where v.invitation_id = :id and v.revision < :revision""";

    private static final String OTHERS = """
            select count(distinct other.customer_id) from (
                select ov.customer_id from mention o
                join segment os on os.id = o.segment_id
                join verbatim ov on ov.id = os.verbatim_id
                where o.theme_id = theme.id and ov.customer_id not in (
                    select customer_id from verbatim where invitation_id = :id) %s) other""";

    /** Of a large theme some mentions tell that it is not small, so that nobody counts them all each time. */
    private static final String SMALL = "case when %1$d <= (%2$s) then false else %1$d > (%3$s) end"
            .formatted(ThemeDiscovery.FEWEST_CUSTOMERS, OTHERS.formatted("limit 100"), OTHERS.formatted(""));

    private static final String FIND_ANEW =
            "update mining_state set settled = false, new_complaints = greatest(new_complaints, discovered + 1),"
                    + " themes_version = themes_version + 1 where product in (%s)";

    /** A run that saw it stores nothing, whether it is in a theme yet or not. */
    private static final String FIND_ANEW_WITHOUT_IT = FIND_ANEW.formatted("""
            select s.product from segment s join verbatim v on v.id = s.verbatim_id
            where v.invitation_id = :id and v.revision < :revision and s.complaint""");

    private static final String FIND_SMALL_ANEW = FIND_ANEW.formatted(
            "select product from theme where retired_at is null and sentences is null and id in (%s) and %s"
                    .formatted(MENTIONED, SMALL));

    private static final String FORGET_SMALL = """
            update theme set label = case when label_by_people then label else '-' end,
                centroid = decode(repeat('00', length(centroid)), 'hex'), centres = null
            where retired_at is null and sentences is null and id in (%s) and %s""".formatted(MENTIONED, SMALL);

    private final Session session;

    WithdrawnWords(Session session) {
        this.session = session;
    }

    /** In the transaction that removes the answer, before it does. */
    void forget(@Observes ResponseWithdrawn withdrawn) {
        // The product before its themes, as whoever changes themes does, so that nobody waits for each other.
        boolean takenBack = withdrawn.reason() == Reason.CUSTOMER;
        if (change(takenBack ? FIND_ANEW_WITHOUT_IT : FIND_SMALL_ANEW, withdrawn) > 0) {
            change(FORGET_SMALL, withdrawn);
        }
    }

    private int change(String sql, ResponseWithdrawn withdrawn) {
        return session.createNativeMutationQuery(sql)
                .setParameter("id", withdrawn.invitationId())
                .setParameter("revision", withdrawn.revision())
                .executeUpdate();
    }
}
