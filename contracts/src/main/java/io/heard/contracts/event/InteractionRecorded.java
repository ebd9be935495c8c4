package io.heard.contracts.event;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * survey-service has stored an interaction. Carries its context without saying who the customer is.
 *
 * @param interactionId survey-service's own id of the interaction
 * @param customerId survey-service's pseudonym of the customer, nothing the company's systems know
 */
public record InteractionRecorded(
        UUID interactionId,
        UUID customerId,
        String touchpoint,
        String channel,
        String product,
        @Nullable String team,
        @Nullable String agent,
        Instant openedAt,
        @Nullable Instant firstRespondedAt,
        Instant closedAt)
        implements Event {

    public static final String TYPE = "io.heard.survey.interaction-recorded.v1";

    public InteractionRecorded {
        requireNonNull(interactionId, "interactionId");
        requireNonNull(customerId, "customerId");
        requireNonNull(touchpoint, "touchpoint");
        requireNonNull(channel, "channel");
        requireNonNull(product, "product");
        requireNonNull(openedAt, "openedAt");
        requireNonNull(closedAt, "closedAt");
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public String subject() {
        return customerId.toString();
    }

    @Override
    public String topic() {
        return Topics.SURVEY_INTERACTIONS;
    }
}
