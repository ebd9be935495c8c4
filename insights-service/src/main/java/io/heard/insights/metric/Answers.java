package io.heard.insights.metric;

import io.heard.contracts.event.QuestionType;
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

    Map<QuestionType, Tally> scores(MetricFilter filter) {
        Conditions conditions = facts.ofInvitations(filter);
        Map<QuestionType, Tally> tallies = new EnumMap<>(QuestionType.class);
        facts.rows(
                        "select score.type, score.value, count(*) as given"
                                + " from response fact join score using (invitation_id) where true"
                                + conditions.sql()
                                + " group by score.type, score.value",
                        conditions)
                .forEach(row -> tallies.merge(
                        QuestionType.valueOf(row.get("type", String.class)),
                        Tally.of(row.get("value", Integer.class), row.get("given", Long.class)),
                        Tally::plus));
        return tallies;
    }

    /** The scores of one type in each period that has any, in order; all as one period without {@code by}. */
    SortedMap<Instant, Tally> course(MetricFilter filter, QuestionType type, Optional<Period> by) {
        Conditions conditions = facts.ofInvitations(filter).and("score.type = :type", "type", type.name());
        SortedMap<Instant, Tally> course = new TreeMap<>();
        facts.rows(
                        "select " + Facts.start(by, "interaction_closed_at")
                                + " as period, score.value, count(*) as given"
                                + " from response fact join score using (invitation_id) where true"
                                + conditions.sql()
                                + " group by period, score.value",
                        conditions)
                .forEach(row -> course.merge(
                        row.get("period", Instant.class),
                        Tally.of(row.get("value", Integer.class), row.get("given", Long.class)),
                        Tally::plus));
        return course;
    }
}
