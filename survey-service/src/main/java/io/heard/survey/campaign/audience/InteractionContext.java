package io.heard.survey.campaign.audience;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a rule may look at: an interaction as it was reported, without who the customer is. */
public record InteractionContext(
        String touchpoint,
        String channel,
        String product,
        @Nullable String team,
        @Nullable String agent,
        Instant openedAt,
        @Nullable Instant firstRespondedAt,
        Instant closedAt,
        Map<String, String> attributes) {

    public InteractionContext {
        attributes = Map.copyOf(attributes);
    }
}
