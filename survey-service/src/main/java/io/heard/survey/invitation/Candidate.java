package io.heard.survey.invitation;

import io.heard.contracts.event.InteractionClosed;
import io.heard.survey.campaign.audience.InteractionContext;
import io.heard.survey.interaction.Interaction;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * What the decision looks at: an interaction and its customer, without who that is.
 *
 * @param hasAddress whether a mail could be sent at all
 * @param optedOut whether the customer wants no mails
 * @param lastContact the latest mail sent or planned, of whichever campaign
 */
record Candidate(
        UUID interactionId,
        InteractionContext context,
        boolean hasAddress,
        boolean optedOut,
        Optional<Instant> lastContact) {

    static InteractionContext context(Interaction interaction) {
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

    static InteractionContext context(InteractionClosed interaction) {
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

    Candidate contactedAt(Instant time) {
        return new Candidate(interactionId, context, hasAddress, optedOut, Optional.of(time));
    }
}
