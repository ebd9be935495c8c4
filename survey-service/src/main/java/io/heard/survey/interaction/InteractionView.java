package io.heard.survey.interaction;

import io.heard.contracts.event.InteractionClosed;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A stored interaction as a client reads it: without the customer's address and name. */
@Schema(description = "A stored interaction")
public record InteractionView(
        UUID id,
        String source,

        @Schema(description = "The interaction's id in the reporting system")
        String sourceId,

        String touchpoint,
        String channel,
        String product,
        @Nullable String team,
        @Nullable String agent,
        Instant openedAt,
        @Nullable Instant firstRespondedAt,
        Instant closedAt,

        @Schema(description = "Our pseudonym of the customer")
        UUID customerId,

        Instant recordedAt,
        Map<String, String> attributes) {
    static InteractionView of(UUID id, UUID respondentId, InteractionClosed context, Instant recordedAt) {
        return new InteractionView(
                id,
                context.source(),
                context.interactionId(),
                context.touchpoint(),
                context.channel(),
                context.product(),
                context.team(),
                context.agent(),
                context.openedAt(),
                context.firstRespondedAt(),
                context.closedAt(),
                respondentId,
                recordedAt,
                context.attributes());
    }
}
