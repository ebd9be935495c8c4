package io.heard.survey.invitation;

import io.heard.contracts.event.InvitationIssued;
import io.heard.contracts.event.InvitationSent;
import io.heard.survey.respondent.Respondent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What we tell the other services about an invitation. */
public final class InvitationEvents {

    /** The interaction's context, frozen at intake. */
    public record Context(
            String touchpoint,
            String channel,
            String product,
            @Nullable String team,
            @Nullable String agent,
            Instant closedAt) {}

    private InvitationEvents() {}

    static InvitationIssued issued(Invitation invitation, Context context, Respondent respondent) {
        return new InvitationIssued(
                invitation.id(),
                invitation.campaignId(),
                invitation.surveyId(),
                invitation.surveyVersion(),
                invitation.interactionId(),
                respondent.id(),
                context.touchpoint(),
                context.channel(),
                context.product(),
                context.team(),
                respondent.locale().orElse(null),
                context.closedAt(),
                invitation.issuedAt().orElseThrow(),
                invitation.expiresAt().orElseThrow(),
                context.agent());
    }

    public static InvitationSent sent(Invitation invitation, Context context, Instant sentAt) {
        return new InvitationSent(
                invitation.id(),
                invitation.campaignId(),
                context.touchpoint(),
                context.channel(),
                context.product(),
                context.team(),
                context.closedAt(),
                sentAt);
    }
}
