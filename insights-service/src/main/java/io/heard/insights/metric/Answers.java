package io.heard.insights.metric;

import io.heard.contracts.event.QuestionType;
import io.heard.insights.metric.filter.MetricFilter;
import io.heard.insights.metric.filter.Period;
import io.heard.insights.metric.formula.Tally;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
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
        return given("response", filter);
    }

    /** Those that nobody was invited to give, whether the filter's origin counts them or not. */
    long uninvited(MetricFilter filter) {
        Conditions conditions = facts.ofInvitations(filter).and("fact.origin = :open", "open", Conditions.UNINVITED);
        return facts.rows("select count(*) as given from response fact where true" + conditions.sql(), conditions)
                .getFirst()
                .get("given", Long.class);
    }

    /** Those that seem to come from programs: they count in nothing else. */
    long provisional(MetricFilter filter) {
        return given("provisional_response", filter);
    }

    private long given(String table, MetricFilter filter) {
        Conditions conditions = facts.ofAnswers(filter);
        Tuple given = facts.rows(
                        "select count(*) as given, count(*) filter (where " + SmallGroups.ANONYMOUS
                                + ") as anonymous from " + table + " fact where true" + conditions.sql(),
                        conditions)
                .getFirst();
        long anonymous = given.get("anonymous", Long.class);
        return given.get("given", Long.class) - anonymous + SmallGroups.shown(anonymous);
    }

    Map<QuestionType, Tally> scores(MetricFilter filter) {
        Conditions conditions = facts.ofAnswers(filter);
        var groups = new Groups<QuestionType>(new EnumMap<>(QuestionType.class), new EnumMap<>(QuestionType.class));
        facts.rows(
                        "select fact.type, fact.value, " + SmallGroups.ANONYMOUS + " as anonymous, count(*) as given"
                                + " from score fact where true" + conditions.sql()
                                + " group by fact.type, fact.value, anonymous",
                        conditions)
                .forEach(row -> groups.add(QuestionType.valueOf(row.get("type", String.class)), row));
        return groups.shown();
    }

    /** The scores of one type in each period that has any, in order; all as one period without {@code by}. */
    SortedMap<Instant, Tally> course(MetricFilter filter, QuestionType type, Optional<Period> by) {
        Conditions conditions = facts.ofAnswers(filter).and("fact.type = :type", "type", type.name());
        var groups = new Groups<Instant>(new TreeMap<>(), new TreeMap<>());
        facts.rows(
                        "select " + Facts.start(by, "interaction_closed_at") + " as period, fact.value, "
                                + SmallGroups.ANONYMOUS + " as anonymous, count(*) as given from score fact where true"
                                + conditions.sql()
                                + " group by period, fact.value, anonymous",
                        conditions)
                .forEach(row -> groups.add(row.get("period", Instant.class), row));
        return new TreeMap<>(groups.shown());
    }

    /** How often each score was given, by whatever tells the groups apart. */
    private record Groups<K>(Map<K, Tally> named, Map<K, Tally> anonymous) {

        void add(K key, Tuple row) {
            Map<K, Tally> those = row.get("anonymous", Boolean.class) ? anonymous : named;
            those.merge(key, Tally.of(row.get("value", Integer.class), row.get("given", Long.class)), Tally::plus);
        }

        /** Without a trace of groups that are too small. */
        Map<K, Tally> shown() {
            anonymous.forEach((key, tally) -> {
                Tally shown = SmallGroups.shown(tally);
                if (shown.count() > 0) {
                    named.merge(key, shown, Tally::plus);
                }
            });
            return named;
        }
    }
}
