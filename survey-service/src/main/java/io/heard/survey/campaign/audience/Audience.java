package io.heard.survey.campaign.audience;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which interactions a campaign asks about: those that fit all of its parts.
 *
 * @param touchpoint null stands for every touchpoint
 * @param channel null stands for every channel
 * @param product null stands for every product
 * @param rule null when the three words say it all
 */
public record Audience(
        @Nullable String touchpoint,
        @Nullable String channel,
        @Nullable String product,
        @Nullable Condition rule) {

    public boolean covers(InteractionContext context) {
        return fits(touchpoint, context.touchpoint())
                && fits(channel, context.channel())
                && fits(product, context.product())
                && (rule == null || rule.holds(context));
    }

    /**
     * Why it does not cover an interaction, in plain words: the first look that failed, such as "attributes.plan is basic, wanted:
     * gold"; empty when it covers it. May quote what is personal.
     */
    public Optional<String> mismatch(InteractionContext context) {
        if (covers(context)) {
            return Optional.empty();
        }
        return Optional.of(Wording.sentence(differs("touchpoint", touchpoint, context.touchpoint())
                .or(() -> differs("channel", channel, context.channel()))
                .or(() -> differs("product", product, context.product()))
                .orElseGet(() -> requireNonNull(rule).mismatch(context))));
    }

    /** The only products it can ever cover; empty when it is not limited to some. */
    public Optional<Set<String>> products() {
        Optional<Set<String>> byRule = rule == null ? Optional.empty() : rule.products();
        return product == null
                ? byRule
                : Optional.of(byRule.map(products -> products.contains(product) ? Set.of(product) : Set.<String>of())
                        .orElse(Set.of(product)));
    }

    private static Optional<String> differs(String field, @Nullable String wanted, String actual) {
        return wanted == null || wanted.equals(actual)
                ? Optional.empty()
                : Optional.of(field + " is " + Wording.value(actual) + ", wanted: " + Wording.value(wanted));
    }

    private static boolean fits(@Nullable String wanted, String actual) {
        return wanted == null || wanted.equals(actual);
    }
}
