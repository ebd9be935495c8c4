package io.heard.survey.campaign.audience;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A part of an interaction's context that a rule can look at, by the name its authors use. */
record ContextField(String name) {

    static final String NAMES =
            "touchpoint, channel, product, team, agent, waitSeconds, handlingSeconds or attributes.<name>";

    private static final String ATTRIBUTES = "attributes.";
    private static final int LONGEST_ATTRIBUTE = 64;
    private static final Set<String> NUMBERS = Set.of("waitSeconds", "handlingSeconds");
    private static final Set<String> WORDS = Set.of("touchpoint", "channel", "product", "team", "agent");

    static Optional<ContextField> find(String name) {
        boolean attribute = name.startsWith(ATTRIBUTES)
                && name.length() > ATTRIBUTES.length()
                && name.length() <= ATTRIBUTES.length() + LONGEST_ATTRIBUTE;
        return attribute || NUMBERS.contains(name) || WORDS.contains(name)
                ? Optional.of(new ContextField(name))
                : Optional.empty();
    }

    boolean isNumber() {
        return NUMBERS.contains(name);
    }

    Optional<String> in(InteractionContext context) {
        return Optional.ofNullable(
                switch (name) {
                    case "touchpoint" -> context.touchpoint();
                    case "channel" -> context.channel();
                    case "product" -> context.product();
                    case "team" -> context.team();
                    case "agent" -> context.agent();
                    case "waitSeconds" -> seconds(context.openedAt(), context.firstRespondedAt());
                    case "handlingSeconds" -> seconds(context.openedAt(), context.closedAt());
                    default -> context.attributes().get(name.substring(ATTRIBUTES.length()));
                });
    }

    private static @Nullable String seconds(Instant from, @Nullable Instant to) {
        return to == null
                ? null
                : BigDecimal.valueOf(Duration.between(from, to).toMillis(), 3).toPlainString();
    }
}
