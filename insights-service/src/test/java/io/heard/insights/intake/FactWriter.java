package io.heard.insights.intake;

import io.heard.contracts.event.InteractionRecorded;
import io.heard.contracts.event.InvitationSent;
import io.heard.contracts.event.ResponseRecorded;
import io.heard.contracts.event.ResponseWithdrawn;
import io.heard.messaging.ReceivedEvent;
import io.heard.testing.EventRecords;
import jakarta.enterprise.context.ApplicationScoped;

/** Lets the tests of other rooms have facts, written the way events write them. */
@ApplicationScoped
public class FactWriter {

    private final Interactions interactions;
    private final SentInvitations invitations;
    private final Responses responses;

    FactWriter(Interactions interactions, SentInvitations invitations, Responses responses) {
        this.interactions = interactions;
        this.invitations = invitations;
        this.responses = responses;
    }

    public void write(InteractionRecorded interaction) {
        interactions.store(new ReceivedEvent(EventRecords.of(interaction)));
    }

    public void write(InvitationSent invitation) {
        invitations.store(new ReceivedEvent(EventRecords.of(invitation)));
    }

    public void write(ResponseRecorded response) {
        responses.store(new ReceivedEvent(EventRecords.of(response)));
    }

    public void write(ResponseWithdrawn withdrawn) {
        responses.store(new ReceivedEvent(EventRecords.of(withdrawn)));
    }
}
