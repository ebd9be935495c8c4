package io.heard.survey.invitation.ledger;

import io.heard.survey.campaign.Campaign;
import io.heard.survey.interaction.Interaction;
import io.heard.survey.invitation.Decision;
import io.heard.survey.invitation.Invitation;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One interaction of a customer, and what was decided about it. */
@Schema(
        description = "One interaction of a customer, and what was decided about it",
        examples = HistoryResource.EXAMPLE)
record HistoryView(
        UUID interactionId,
        String touchpoint,
        String channel,
        String product,
        Instant closedAt,

        @Schema(description = "One for each campaign that was live when it was reported")
        List<DecisionView> decisions) {

    static HistoryView of(
            Interaction interaction,
            List<Decision> decisions,
            List<Invitation> invitations,
            Map<UUID, Campaign.Status> campaigns) {
        return new HistoryView(
                interaction.id(),
                interaction.touchpoint(),
                interaction.channel(),
                interaction.product(),
                interaction.closedAt(),
                decisions.stream()
                        .filter(decision -> decision.interactionId().equals(interaction.id()))
                        .map(decision -> DecisionView.of(decision, invitations, campaigns))
                        .toList());
    }
}
