package io.heard.insights.metric;

import io.heard.http.problem.Problem;
import io.heard.http.problem.ProblemException;
import io.heard.http.problem.RequestProblem;
import io.heard.http.text.TextPolicy;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads query parameters and gathers every rule they break, so that a client learns of all mistakes at once. */
final class ParameterRules {

    private static final String BY = "by";
    private static final int LONGEST = 128;
    private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

    private final List<Problem.FieldError> errors = new ArrayList<>();

    private ParameterRules() {}

    /** @throws ProblemException 400 that names each parameter and the rule it breaks */
    static MetricFilter filter(MetricParameters parameters, Map<String, List<String>> query) {
        return new ParameterRules().collect(parameters, query, MetricParameters.NAMES);
    }

    /** @throws ProblemException 400 that names each parameter and the rule it breaks */
    static CourseFilter courseFilter(
            MetricParameters parameters, @Nullable String by, Map<String, List<String>> query) {
        Set<String> known = new HashSet<>(MetricParameters.NAMES);
        known.add(BY);
        var rules = new ParameterRules();
        Optional<Period> period = rules.parse(BY, by, "must be day or week", Period::find);
        MetricFilter filter = rules.collect(parameters, query, known);
        return new CourseFilter(filter, period);
    }

    private MetricFilter collect(MetricParameters parameters, Map<String, List<String>> query, Set<String> known) {
        requireKnownOnce(query, known);
        Instant from = instant("from", parameters.from);
        Instant to = instant("to", parameters.to);
        if (from != null && to != null && from.isAfter(to)) {
            error("from", "must not be after to");
        }
        var filter = new MetricFilter(
                text("product", parameters.product),
                text("touchpoint", parameters.touchpoint),
                text("channel", parameters.channel),
                text("team", parameters.team),
                parse("campaignId", parameters.campaignId, "must be a UUID", ParameterRules::uuid).orElse(null),
                from,
                to);
        if (!errors.isEmpty()) {
            throw new ProblemException(RequestProblem.INVALID_REQUEST, "A parameter breaks its rule", errors);
        }
        return filter;
    }

    private void requireKnownOnce(Map<String, List<String>> query, Set<String> known) {
        query.forEach((name, values) -> {
            if (!known.contains(name)) {
                error(shortened(name), "is not a known parameter");
            } else if (values.size() > 1) {
                error(name, "must be given once");
            }
        });
    }

    private @Nullable String text(String name, @Nullable String value) {
        return parse(
                        name,
                        value,
                        "must be 1 to " + LONGEST + " characters without control characters",
                        given -> Optional.of(given)
                                .filter(text -> !text.isBlank()
                                        && TextPolicy.length(text) <= LONGEST
                                        && !TextPolicy.hasControlCharacters(text)))
                .orElse(null);
    }

    private @Nullable Instant instant(String name, @Nullable String value) {
        return parse(
                        name,
                        value,
                        "must be an ISO 8601 instant from 1970 to 9999, for example 2026-03-01T00:00:00Z",
                        ParameterRules::parseInstant)
                .orElse(null);
    }

    private <T> Optional<T> parse(
            String name, @Nullable String value, String rule, Function<String, Optional<T>> parser) {
        if (value == null) {
            return Optional.empty();
        }
        Optional<T> parsed = parser.apply(value);
        if (parsed.isEmpty()) {
            error(name, rule);
        }
        return parsed;
    }

    private void error(String field, String rule) {
        errors.add(new Problem.FieldError(field, rule));
    }

    private static Optional<Instant> parseInstant(String text) {
        try {
            Instant instant = Instant.parse(text);
            return instant.isBefore(EARLIEST) || instant.isAfter(LATEST) ? Optional.empty() : Optional.of(instant);
        } catch (DateTimeException notAnInstant) {
            return Optional.empty();
        }
    }

    /** {@link UUID#fromString} also takes {@code 1-1-1-1-1}. */
    private static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text))
                    .filter(id -> id.toString().equals(text.toLowerCase(Locale.ROOT)));
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }

    private static String shortened(String name) {
        return name.length() <= LONGEST ? name : name.substring(0, LONGEST);
    }
}
