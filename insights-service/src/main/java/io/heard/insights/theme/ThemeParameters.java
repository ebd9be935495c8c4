package io.heard.insights.theme;

import io.heard.http.parameter.QueryParameters;
import io.heard.http.problem.Fields;
import io.heard.http.problem.ProblemException;
import io.heard.insights.TimeParameter;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the query parameters and gathers every rule they break, so that a client learns of all mistakes at once. */
final class ThemeParameters {

    private static final Set<String> PAGING = Set.of("pageSize", "pageToken");
    private static final Set<String> FILTER =
            Set.of("product", "from", "to", "muted", "emerging", "themesAsOf", "pageSize", "pageToken");
    private static final Set<String> PILLARS = Set.of("product", "from", "to");

    private ThemeParameters() {}

    /** @throws ProblemException 400 that names each parameter and the rule it breaks */
    static ThemeFilter filter(
            @Nullable String product,
            @Nullable String from,
            @Nullable String to,
            @Nullable String muted,
            @Nullable String emerging,
            @Nullable String themesAsOf,
            Map<String, List<String>> query) {
        return filter(product, from, to, muted, emerging, themesAsOf, query, FILTER);
    }

    /** @throws ProblemException 400 that names each parameter and the rule it breaks */
    static ThemeFilter pillarFilter(
            @Nullable String product, @Nullable String from, @Nullable String to, Map<String, List<String>> query) {
        return filter(product, from, to, null, null, null, query, PILLARS);
    }

    private static ThemeFilter filter(
            @Nullable String product,
            @Nullable String from,
            @Nullable String to,
            @Nullable String muted,
            @Nullable String emerging,
            @Nullable String themesAsOf,
            Map<String, List<String>> query,
            Set<String> known) {
        Fields fields = new Fields();
        QueryParameters.requireOnce(fields, query, known);
        Instant start = instant(fields, "from", from);
        Instant end = instant(fields, "to", to);
        fields.require(start == null || end == null || !start.isAfter(end), "from", "must not be after to");
        requireTrueOrFalse(fields, "muted", muted);
        requireTrueOrFalse(fields, "emerging", emerging);
        ThemeFilter filter = new ThemeFilter(
                fields.name("product", product),
                start,
                end,
                "true".equals(muted),
                "true".equals(emerging),
                instant(fields, "themesAsOf", themesAsOf));
        fields.refuseIfWrong();
        return filter;
    }

    /** @throws ProblemException 400 when there is any parameter but this one, or it breaks its rule */
    static Optional<Instant> themesAsOf(@Nullable String themesAsOf, Map<String, List<String>> query) {
        Fields fields = new Fields();
        QueryParameters.requireOnce(fields, query, Set.of("themesAsOf"));
        Instant asOf = instant(fields, "themesAsOf", themesAsOf);
        fields.refuseIfWrong();
        return Optional.ofNullable(asOf);
    }

    /** @throws ProblemException 400 when there is any parameter but those of paging */
    static void requirePagingOnly(Map<String, List<String>> query) {
        Fields fields = new Fields();
        QueryParameters.requireOnce(fields, query, PAGING);
        fields.refuseIfWrong();
    }

    private static void requireTrueOrFalse(Fields fields, String name, @Nullable String value) {
        fields.require(value == null || value.equals("true") || value.equals("false"), name, "must be true or false");
    }

    private static @Nullable Instant instant(Fields fields, String name, @Nullable String value) {
        if (value == null) {
            return null;
        }
        Optional<Instant> instant = TimeParameter.read(value);
        fields.require(instant.isPresent(), name, TimeParameter.RULE);
        return instant.orElse(null);
    }
}
