package io.heard.insights.metric.filter;

import io.heard.http.problem.Fields;
import io.heard.http.problem.ProblemException;
import io.heard.insights.TimeParameter;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads the query parameters and gathers every rule they break, so that a client learns of all mistakes at once. */
public final class ParameterRules {

    private static final String BY = "by";
    private static final int LONGEST = 128;

    private final Fields fields = new Fields();

    private ParameterRules() {}

    /** @throws ProblemException 400 that names each parameter and the rule it breaks */
    public static MetricFilter filter(MetricParameters parameters, Map<String, List<String>> query) {
        var rules = new ParameterRules();
        rules.requireKnownOnce(query, false);
        return rules.filter(parameters);
    }

    /** @throws ProblemException 400 that names each parameter and the rule it breaks */
    public static CourseFilter courseFilter(CourseParameters parameters, Map<String, List<String>> query) {
        var rules = new ParameterRules();
        rules.requireKnownOnce(query, true);
        Optional<Period> period = rules.parse(BY, parameters.by, "must be day or week", Period::find);
        return new CourseFilter(rules.filter(parameters), period);
    }

    /** A misspelt filter that was ignored would answer with numbers of everything. */
    private void requireKnownOnce(Map<String, List<String>> query, boolean courses) {
        query.forEach((name, values) -> {
            if (!MetricParameters.NAMES.contains(name) && !(courses && name.equals(BY))) {
                fields.wrong(name.length() <= LONGEST ? name : name.substring(0, LONGEST), "is not a known parameter");
            }
            fields.require(values.size() == 1, name, "must be given once");
            fields.require(values.stream().noneMatch(String::isBlank), name, "must not be blank");
        });
    }

    private MetricFilter filter(MetricParameters parameters) {
        Instant from = instant("from", parameters.from);
        Instant to = instant("to", parameters.to);
        fields.require(from == null || to == null || !from.isAfter(to), "from", "must not be after to");
        var filter = new MetricFilter(
                fields.name("product", parameters.product),
                fields.name("touchpoint", parameters.touchpoint),
                fields.name("channel", parameters.channel),
                fields.line("team", parameters.team, LONGEST),
                parse("campaignId", parameters.campaignId, "must be a UUID", ParameterRules::uuid)
                        .orElse(null),
                from,
                to,
                parse("origin", parameters.origin, "must be invited, open or all", AnswerOrigin::find)
                        .orElse(AnswerOrigin.INVITED));
        fields.refuseIfWrong();
        return filter;
    }

    private @Nullable Instant instant(String name, @Nullable String value) {
        return parse(name, value, TimeParameter.RULE, TimeParameter::read).orElse(null);
    }

    private <T> Optional<T> parse(
            String name, @Nullable String value, String rule, Function<String, Optional<T>> parser) {
        if (value == null) {
            return Optional.empty();
        }
        Optional<T> parsed = parser.apply(value);
        fields.require(parsed.isPresent(), name, rule);
        return parsed;
    }

    /** {@link UUID#fromString} also takes {@code 1-1-1-1-1}. */
    private static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text)).filter(id -> id.toString().equals(text.toLowerCase(Locale.ROOT)));
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }
}
