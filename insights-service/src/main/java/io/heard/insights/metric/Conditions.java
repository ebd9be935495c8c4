package io.heard.insights.metric;

import io.heard.contracts.event.ResponseOrigin;
import io.heard.insights.metric.filter.MetricFilter;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A filter as SQL on a table called {@code fact}. Only what limits is written, so that the planner sees which index serves;
 * values are parameters without exception.
 *
 * @param sql empty, or conditions that begin with {@code and}
 */
record Conditions(String sql, Map<String, Object> parameters) {

    /** The origin of answers that nobody was invited to give. */
    static final String UNINVITED = ResponseOrigin.OPEN.name();

    private static final Conditions NONE = new Conditions("", Map.of());

    /** For {@code response}, {@code score} and {@code sent_invitation}, whatever the origin. */
    static Conditions ofInvitations(MetricFilter filter, Optional<Set<String>> allowedProducts) {
        return common(filter, allowedProducts, "fact.interaction_closed_at")
                .given("fact.campaign_id = :campaignId", "campaignId", filter.campaignId());
    }

    /** For {@code response}, {@code provisional_response} and {@code score}. */
    static Conditions ofAnswers(MetricFilter filter, Optional<Set<String>> allowedProducts) {
        Conditions all = ofInvitations(filter, allowedProducts);
        return switch (filter.origin()) {
            case INVITED -> all.and("fact.origin <> :open", "open", UNINVITED);
            case OPEN -> all.and("fact.origin = :open", "open", UNINVITED);
            case ALL -> all;
        };
    }

    /** For {@code interaction}, which belongs to no campaign: only responses about it do. */
    static Conditions ofInteractions(MetricFilter filter, Optional<Set<String>> allowedProducts) {
        return common(filter, allowedProducts, "fact.closed_at")
                .given(
                        "exists (select from response where response.interaction_id = fact.id"
                                + " and response.campaign_id = :campaignId)",
                        "campaignId",
                        filter.campaignId());
    }

    Conditions and(String condition, String name, Object value) {
        return new Conditions(sql + " and " + condition, parameters).with(name, value);
    }

    Conditions with(String name, Object value) {
        Map<String, Object> more = new HashMap<>(parameters);
        more.put(name, value);
        return new Conditions(sql, Map.copyOf(more));
    }

    private Conditions given(String condition, String name, @Nullable Object value) {
        return value == null ? this : and(condition, name, value);
    }

    private static Conditions common(MetricFilter filter, Optional<Set<String>> allowedProducts, String closedAt) {
        String[] allowed =
                allowedProducts.map(products -> products.toArray(String[]::new)).orElse(null);
        return NONE.given("fact.product = any(:allowed)", "allowed", allowed)
                .given("fact.product = :product", "product", filter.product())
                .given("fact.touchpoint = :touchpoint", "touchpoint", filter.touchpoint())
                .given("fact.channel = :channel", "channel", filter.channel())
                .given("fact.team = :team", "team", filter.team())
                .given(closedAt + " >= :from", "from", filter.from())
                .given(closedAt + " < :to", "to", filter.to());
    }
}
