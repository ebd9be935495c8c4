package io.heard.survey.invitation;

import io.heard.survey.campaign.Campaign;
import io.heard.survey.design.SurveyVersion;
import io.heard.survey.interaction.Interaction;
import io.heard.survey.respondent.Respondent;

/** An invitation that a sender has claimed, with everything its mail needs. */
public record DueInvitation(
        Invitation invitation,
        Campaign campaign,
        Interaction interaction,
        Respondent respondent,
        SurveyVersion survey) {

    public InvitationEvents.Context context() {
        return new InvitationEvents.Context(
                interaction.touchpoint(),
                interaction.channel(),
                interaction.product(),
                interaction.team().orElse(null),
                interaction.agent().orElse(null),
                interaction.closedAt());
    }
}
