package io.heard.insights.theme;

import io.heard.insights.theme.history.PastMentions;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hibernate.query.CommonQueryContract;
import org.jspecify.annotations.Nullable;

/**
 * What a filter and the caller's products come to in SQL. Only what limits is written, so that the planner sees which index
 * serves; values are parameters without exception.
 *
 * @param allowed the products the caller may see; empty without a limit
 */
record Limits(ThemeFilter filter, Optional<Set<String>> allowed) {

    /** Begins with {@code and}, or is empty. */
    String products(String table) {
        return (allowed.isPresent() ? " and " + table + ".product = any(:allowed)" : "")
                + (filter.product() != null ? " and " + table + ".product = :product" : "");
    }

    /** Where a mention is, or was at the moment asked about: to be read as the table {@code mention}. */
    String mention() {
        return filter.themesAsOf() == null ? "mention" : PastMentions.TABLE;
    }

    /** Begins with {@code and}, or is empty; on {@code verbatim}. */
    String times() {
        return (filter.from() != null ? " and verbatim.interaction_closed_at >= :from" : "")
                + (filter.to() != null ? " and verbatim.interaction_closed_at < :to" : "")
                + (filter.themesAsOf() != null ? " and verbatim.answered_at <= :themesAsOf" : "");
    }

    <Q extends CommonQueryContract> Q bind(Q query, boolean products, boolean times) {
        Map<String, @Nullable Object> values = new HashMap<>();
        if (products) {
            values.put(
                    "allowed",
                    allowed.map(names -> names.toArray(String[]::new)).orElse(null));
            values.put("product", filter.product());
        }
        if (times) {
            values.put("from", filter.from());
            values.put("to", filter.to());
            values.put("themesAsOf", filter.themesAsOf());
        }
        values.forEach((name, value) -> {
            if (value != null) {
                query.setParameter(name, value);
            }
        });
        return query;
    }
}
