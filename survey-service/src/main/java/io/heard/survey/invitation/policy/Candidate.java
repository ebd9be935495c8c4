package io.heard.survey.invitation.policy;

import io.heard.contracts.event.InteractionClosed;
import io.heard.survey.campaign.audience.InteractionContext;
import io.heard.survey.interaction.Interaction;
import io.heard.survey.respondent.Standing;
import java.time.Instant;
import java.util.UUID;

/** What the decision looks at: an interaction and how its customer stands, without who that is. */
public record Candidate(UUID interactionId, InteractionContext context, Standing standing) {

    public static InteractionContext context(Interaction interaction) {
        return new InteractionContext(
                interaction.touchpoint(),
                interaction.channel(),
                interaction.product(),
                interaction.team().orElse(null),
                interaction.agent().orElse(null),
                interaction.openedAt(),
                interaction.firstRespondedAt().orElse(null),
                interaction.closedAt(),
                interaction.attributes());
    }

    public static InteractionContext context(InteractionClosed interaction) {
        return new InteractionContext(
                interaction.touchpoint(),
                interaction.channel(),
                interaction.product(),
                interaction.team(),
                interaction.agent(),
                interaction.openedAt(),
                interaction.firstRespondedAt(),
                interaction.closedAt(),
                interaction.attributes());
    }

    Instant closedAt() {
        return context.closedAt();
    }
}
