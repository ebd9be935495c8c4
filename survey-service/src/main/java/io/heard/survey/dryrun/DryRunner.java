package io.heard.survey.dryrun;

import io.heard.http.problem.ProblemException;
import io.heard.survey.campaign.Campaign;
import io.heard.survey.contact.ContactPolicies;
import io.heard.survey.contact.ContactPolicy;
import io.heard.survey.interaction.Interaction;
import io.heard.survey.invitation.PastInvitations;
import io.heard.survey.invitation.policy.Candidate;
import io.heard.survey.respondent.Respondent;
import io.heard.survey.respondent.Respondents;
import io.heard.survey.respondent.Standing;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.hibernate.Session;

/**
 * Reads past interactions page by page, each page in a short transaction of its own, and plays them.
 *
 * <p>Above so many interactions it takes a part of the customers, with all of theirs: a part of each customer's interactions would
 * hide how often the same one is asked again.
 */
@ApplicationScoped
class DryRunner {

    /**
     * What to hold the campaign against.
     *
     * @param products those the caller is limited to
     * @param withHistory whether what other campaigns have asked counts
     */
    record Scope(Instant from, Instant to, Optional<Set<String>> products, boolean withHistory) {}

    /** @param share of the customers that were looked at, above 0 to 1 */
    record Run(Simulation simulation, double share) {}

    static final int MOST_INTERACTIONS = 200_000;

    private static final int PAGE = 2_000;
    private static final int PARTS = 1_000;

    private static final String COUNT = """
            select count(*) from interaction
            where closed_at >= :from and closed_at < :to and (:all or product = any(:products))""";

    /** Positions are (closed_at, id), which an index follows. */
    private static final String NEXT = """
            select id, closed_at from interaction
            where (closed_at, id) > (:after, :last) and closed_at < :to and (:all or product = any(:products))
              and mod(hashtextextended(cast(respondent_id as text), 0) & 9223372036854775807, :parts) < :taken
            order by closed_at, id
            limit :size""";

    private static final String PLAYED = """
            select i, r from Interaction i join Respondent r on r.id = i.respondentId
            where i.id in :ids order by i.closedAt, i.id""";

    private final Session session;
    private final Respondents respondents;
    private final PastInvitations invitations;
    private final ContactPolicies policies;

    DryRunner(Session session, Respondents respondents, PastInvitations invitations, ContactPolicies policies) {
        this.session = session;
        this.respondents = respondents;
        this.invitations = invitations;
        this.policies = policies;
    }

    /**
     * @param giveUp asked before each page; a page takes as long as the database lets a statement run, at most
     * @throws ProblemException when it was given up: half of a period would say something else than all of it
     */
    Run run(Campaign campaign, Scope scope, int mostInteractions, BooleanSupplier giveUp) {
        ContactPolicy policy = policies.current();
        long count = QuarkusTransaction.requiringNew().call(() -> count(scope));
        int taken = count <= mostInteractions ? PARTS : (int) Math.max(1, PARTS * (long) mostInteractions / count);
        var simulation = new Simulation(campaign, policy);
        // Everything from the first moment on: no id is smaller than this one.
        var position = new Position(scope.from(), new UUID(0, 0));
        while (position != null) {
            if (giveUp.getAsBoolean()) {
                throw new ProblemException(
                        DryRunProblem.DRY_RUN_TOO_LONG,
                        "Nothing was changed. Try fewer days, or again at a quieter time");
            }
            Position after = position;
            position =
                    QuarkusTransaction.requiringNew().call(() -> playPage(simulation, campaign, scope, after, taken));
        }
        return new Run(simulation, (double) taken / PARTS);
    }

    private record Position(Instant closedAt, UUID id) {}

    /** Answers where the next page begins; null when this was the last. */
    private Position playPage(Simulation simulation, Campaign campaign, Scope scope, Position after, int taken) {
        List<Tuple> rows = session.createNativeQuery(NEXT, Tuple.class)
                .setParameter("after", after.closedAt())
                .setParameter("last", after.id())
                .setParameter("to", scope.to())
                .setParameter("all", scope.products().isEmpty())
                .setParameter("products", products(scope))
                .setParameter("parts", PARTS)
                .setParameter("taken", taken)
                .setParameter("size", PAGE)
                .getResultList();
        if (rows.isEmpty()) {
            return null;
        }
        List<UUID> ids = rows.stream().map(row -> row.get("id", UUID.class)).toList();
        List<Object[]> page = session.createQuery(PLAYED, Object[].class)
                .setParameter("ids", ids)
                .getResultList();
        List<UUID> customers =
                page.stream().map(row -> ((Respondent) row[1]).id()).distinct().toList();
        Map<UUID, Standing> standings = respondents.standings(customers);
        if (scope.withHistory()) {
            List<UUID> unknown = customers.stream()
                    .filter(customer -> !simulation.knows(customer))
                    .toList();
            invitations.ofOthers(campaign.id(), unknown).forEach(simulation::remember);
        }
        page.forEach(row -> play(simulation, (Interaction) row[0], (Respondent) row[1], standings));
        Tuple last = rows.getLast();
        return rows.size() < PAGE
                ? null
                : new Position(last.get("closed_at", Instant.class), last.get("id", UUID.class));
    }

    private static void play(
            Simulation simulation, Interaction interaction, Respondent customer, Map<UUID, Standing> standings) {
        Standing standing = standings.get(customer.id());
        simulation.play(new Past(
                customer.id(),
                new Candidate(interaction.id(), Candidate.context(interaction), standing),
                customer.knownZone(),
                interaction.isReopened()));
    }

    private long count(Scope scope) {
        return session.createNativeQuery(COUNT, Long.class)
                .setParameter("from", scope.from())
                .setParameter("to", scope.to())
                .setParameter("all", scope.products().isEmpty())
                .setParameter("products", products(scope))
                .getSingleResult();
    }

    private static String[] products(Scope scope) {
        return scope.products().stream().flatMap(Set::stream).toArray(String[]::new);
    }
}
