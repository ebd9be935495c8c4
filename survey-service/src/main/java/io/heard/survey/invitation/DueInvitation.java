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

    /** Without team and agent where answers are anonymous: small groups of invitations would lead to small groups of answers. */
    public InvitationEvents.Context context() {
        boolean anonymous = campaign.isAnonymous();
        return new InvitationEvents.Context(
                interaction.touchpoint(),
                interaction.channel(),
                interaction.product(),
                anonymous ? null : interaction.team().orElse(null),
                anonymous ? null : interaction.agent().orElse(null),
                interaction.closedAt());
    }
}
