package io.heard.insights.metric;

import io.heard.contracts.event.QuestionType;
import io.heard.insights.metric.filter.MetricFilter;
import io.heard.insights.metric.filter.Period;
import io.heard.insights.metric.formula.Tally;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** How many responses there are and how often each score was given in them. */
@ApplicationScoped
class Answers {

    private final Facts facts;

    Answers(Facts facts) {
        this.facts = facts;
    }

    long responses(MetricFilter filter) {
        Conditions conditions = facts.ofInvitations(filter);
        return facts.rows("select count(*) as given from response fact where true" + conditions.sql(), conditions)
                .getFirst()
                .get("given", Long.class);
    }

    /** Those that seem to come from programs: they count in nothing else. */
    long provisional(MetricFilter filter) {
        Conditions conditions = facts.ofInvitations(filter);
        return facts.rows(
                        "select count(*) as given from provisional_response fact where true" + conditions.sql(),
                        conditions)
                .getFirst()
                .get("given", Long.class);
    }

    Map<QuestionType, Tally> scores(MetricFilter filter) {
        Conditions conditions = facts.ofInvitations(filter);
        Map<QuestionType, Tally> tallies = new EnumMap<>(QuestionType.class);
        facts.rows(
                        "select fact.type, fact.value, count(*) as given from score fact where true" + conditions.sql()
                                + " group by fact.type, fact.value",
                        conditions)
                .forEach(row -> tallies.merge(
                        QuestionType.valueOf(row.get("type", String.class)),
                        Tally.of(row.get("value", Integer.class), row.get("given", Long.class)),
                        Tally::plus));
        return tallies;
    }

    /** The scores of one type in each period that has any, in order; all as one period without {@code by}. */
    SortedMap<Instant, Tally> course(MetricFilter filter, QuestionType type, Optional<Period> by) {
        Conditions conditions = facts.ofInvitations(filter).and("fact.type = :type", "type", type.name());
        SortedMap<Instant, Tally> course = new TreeMap<>();
        facts.rows(
                        "select " + Facts.start(by, "interaction_closed_at")
                                + " as period, fact.value, count(*) as given from score fact where true"
                                + conditions.sql()
                                + " group by period, fact.value",
                        conditions)
                .forEach(row -> course.merge(
                        row.get("period", Instant.class),
                        Tally.of(row.get("value", Integer.class), row.get("given", Long.class)),
                        Tally::plus));
        return course;
    }
}
