package io.heard.survey.invitation;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.UUID;

/** What answers of the past were given to, so that they are answers like all others. */
@ApplicationScoped
public class ImportedInvitations {

    private final Invitations invitations;

    ImportedInvitations(Invitations invitations) {
        this.invitations = invitations;
    }

    /** The new invitation's id; it is never sent. */
    @Transactional(MANDATORY)
    public UUID add(
            UUID campaignId,
            UUID interactionId,
            UUID respondentId,
            UUID surveyId,
            int surveyVersion,
            Instant answeredAt) {
        var invitation = Invitation.imported(
                campaignId,
                interactionId,
                respondentId,
                new Invitation.Asked(surveyId, surveyVersion, null),
                answeredAt);
        invitations.persist(invitation);
        return invitation.id();
    }
}
