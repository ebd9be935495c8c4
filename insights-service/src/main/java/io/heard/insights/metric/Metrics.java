package io.heard.insights.metric;

import static io.heard.contracts.event.QuestionType.CES;
import static io.heard.contracts.event.QuestionType.CSAT;
import static io.heard.contracts.event.QuestionType.NPS;

import io.heard.contracts.event.QuestionType;
import io.heard.insights.metric.filter.MetricFilter;
import io.heard.insights.metric.filter.Period;
import io.heard.insights.metric.formula.Ces;
import io.heard.insights.metric.formula.Csat;
import io.heard.insights.metric.formula.Nps;
import io.heard.insights.metric.formula.ResponseRate;
import io.heard.insights.metric.formula.Tally;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** The metrics as they are at this moment; all parts of one answer come from the same facts. */
@ApplicationScoped
@Transactional
class Metrics {

    private final Facts facts;
    private final Answers answers;
    private final FirstResponses firstResponses;
    private final Invitations invitations;
    private final Clock clock;

    Metrics(Facts facts, Answers answers, FirstResponses firstResponses, Invitations invitations, Clock clock) {
        this.facts = facts;
        this.answers = answers;
        this.firstResponses = firstResponses;
        this.invitations = invitations;
        this.clock = clock;
    }

    MetricsView all(MetricFilter filter) {
        facts.freeze();
        Map<QuestionType, Tally> scores = answers.scores(filter);
        var rate = invitations.course(filter, Optional.empty());
        return new MetricsView(
                clock.instant(),
                filter,
                answers.responses(filter),
                answers.provisional(filter),
                answers.uninvited(filter),
                NpsView.of(Nps.of(scores.getOrDefault(NPS, Tally.EMPTY)), null),
                ScoreView.of(Csat.of(scores.getOrDefault(CSAT, Tally.EMPTY)), null),
                ScoreView.of(Ces.of(scores.getOrDefault(CES, Tally.EMPTY)), null),
                FirstResponseTimeView.of(firstResponses.time(filter), null),
                ResponseRateView.of(ResponseRate.sum(rate.values()), null));
    }

    NpsView nps(MetricFilter filter, Optional<Period> by) {
        var scores = scores(filter, NPS, by);
        return NpsView.of(
                Nps.of(Tally.sum(scores.values())),
                points(by, scores, tally -> Nps.of(tally).value(), Tally::count));
    }

    ScoreView csat(MetricFilter filter, Optional<Period> by) {
        var scores = scores(filter, CSAT, by);
        return ScoreView.of(
                Csat.of(Tally.sum(scores.values())),
                points(by, scores, tally -> Csat.of(tally).value(), Tally::count));
    }

    ScoreView ces(MetricFilter filter, Optional<Period> by) {
        var scores = scores(filter, CES, by);
        return ScoreView.of(
                Ces.of(Tally.sum(scores.values())),
                points(by, scores, tally -> Ces.of(tally).value(), Tally::count));
    }

    FirstResponseTimeView firstResponseTime(MetricFilter filter, Optional<Period> by) {
        facts.freeze();
        return FirstResponseTimeView.of(
                firstResponses.time(filter),
                by.map(period -> firstResponses.course(filter, period)).orElse(null));
    }

    ResponseRateView responseRate(MetricFilter filter, Optional<Period> by) {
        facts.freeze();
        var rates = invitations.course(filter, by);
        return ResponseRateView.of(
                ResponseRate.sum(rates.values()), points(by, rates, ResponseRate::value, ResponseRate::sent));
    }

    private SortedMap<Instant, Tally> scores(MetricFilter filter, QuestionType type, Optional<Period> by) {
        facts.freeze();
        return answers.course(filter, type, by);
    }

    private static <T> @Nullable List<CoursePoint> points(
            Optional<Period> by,
            SortedMap<Instant, T> metrics,
            Function<T, Optional<Double>> value,
            ToLongFunction<T> count) {
        return by.map(period -> CoursePoint.course(metrics, value, count)).orElse(null);
    }
}
