package io.heard.survey.invitation.ledger;

import io.heard.survey.campaign.Campaign;
import io.heard.survey.invitation.Decision;
import io.heard.survey.invitation.Invitation;
import io.heard.survey.invitation.policy.Gate;
import io.heard.survey.invitation.policy.GateResult;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One decision as a client reads it. */
@Schema(description = "What was decided about an interaction for one campaign")
record DecisionView(
        UUID campaignId,
        Decision.Outcome outcome,

        @Schema(description = "Why, in a sentence", examples = "Not asked: the interaction is not part of the sample.")
        String explanation,

        @Schema(description = "The first gate that said no; absent when the customer is asked") @Nullable
        Gate reason,

        @Schema(description = "What every gate said when the interaction was reported")
        List<GateResult> gates,

        Instant decidedAt,

        @Schema(description = "Absent when the customer is not asked") @Nullable
        InvitationView invitation) {

    /** Where the invitation stands. */
    @Schema(description = "Where the invitation stands")
    record InvitationView(
            UUID id,
            Invitation.Status status,

            @Schema(description = "Why it was refused, suppressed, postponed or is in doubt") @Nullable
            String reason,

            @Schema(description = "When its mail goes out; for a deferred one, when it is looked at again")
            Instant dueAt,

            @Schema(description = "What every gate said when it was last due; absent before that")
            Invitation.@Nullable Look secondLook,

            @Schema(description = "The campaign that took its place last; absent when none ever did") @Nullable
            UUID gaveWayTo,

            @Schema(description = "The campaign's way to ask; absent when there is only one") @Nullable
            String variant,

            @Schema(description = "How many reminders were sent")
            int reminders,

            @Nullable Instant sentAt,

            @Schema(description = "When it was first answered") @Nullable
            Instant answeredAt) {

        static InvitationView of(Invitation invitation) {
            return new InvitationView(
                    invitation.id(),
                    invitation.status(),
                    invitation.reason().orElse(null),
                    invitation.dueAt(),
                    invitation.secondLook().orElse(null),
                    invitation.gaveWayTo().orElse(null),
                    invitation.variant().orElse(null),
                    Math.max(0, invitation.mails() - 1),
                    invitation.sentAt().orElse(null),
                    invitation.answeredAt().orElse(null));
        }
    }

    /** Every decision about one interaction. */
    @Schema(name = "DecisionLedger", description = "Every decision about one interaction")
    record Ledger(List<DecisionView> items) {}

    static DecisionView of(Decision decision, List<Invitation> invitations, Map<UUID, Campaign.Status> campaigns) {
        Optional<Invitation> invitation = invitations.stream()
                .filter(one -> one.campaignId().equals(decision.campaignId())
                        && one.interactionId().equals(decision.interactionId()))
                .findFirst();
        return new DecisionView(
                decision.campaignId(),
                decision.outcome(),
                DecisionWords.explain(decision, invitation, campaigns.get(decision.campaignId())),
                decision.reason().orElse(null),
                decision.gates(),
                decision.decidedAt(),
                invitation.map(InvitationView::of).orElse(null));
    }
}
