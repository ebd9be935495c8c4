package io.heard.insights.metric;

import io.heard.insights.metric.filter.MetricFilter;
import io.heard.insights.metric.filter.Period;
import io.heard.insights.metric.formula.ResponseRate;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** How many invitations were sent and how many of those were answered. */
@ApplicationScoped
class Invitations {

    /** An answer that overtakes the word of its sending counts once both are known, so that no rate exceeds 1. */
    private static final String COUNTS = "count(*) as sent, count(response.invitation_id) as answered"
            + " from sent_invitation fact left join response using (invitation_id) where true";

    private final Facts facts;

    Invitations(Facts facts) {
        this.facts = facts;
    }

    /** The rate in each period that has sent invitations, in order; all as one period without {@code by}. */
    SortedMap<Instant, ResponseRate> course(MetricFilter filter, Optional<Period> by) {
        Conditions conditions = facts.ofInvitations(filter);
        Map<Instant, Long> anonymous = anonymous(filter, by);
        SortedMap<Instant, ResponseRate> course = new TreeMap<>();
        facts.rows(
                        "select " + Facts.start(by, "interaction_closed_at") + " as period, " + COUNTS
                                + conditions.sql() + " group by period",
                        conditions)
                .forEach(row -> {
                    Instant period = row.get("period", Instant.class);
                    long sent = row.get("sent", Long.class);
                    long answered = row.get("answered", Long.class) + anonymous.getOrDefault(period, 0L);
                    course.put(period, new ResponseRate(sent, Math.min(sent, answered)));
                });
        return course;
    }

    /** Nobody knows which invitation led to an anonymous answer, so it counts for the time when it came. */
    private Map<Instant, Long> anonymous(MetricFilter filter, Optional<Period> by) {
        Conditions conditions = facts.ofInvitations(filter);
        Map<Instant, Long> answered = new HashMap<>();
        facts.rows(
                        "select " + Facts.start(by, "interaction_closed_at")
                                + " as period, count(*) as answered from response fact where " + SmallGroups.ANONYMOUS
                                + conditions.sql() + " group by period",
                        conditions)
                .forEach(row -> answered.put(
                        row.get("period", Instant.class), SmallGroups.shown(row.get("answered", Long.class))));
        return answered;
    }
}
