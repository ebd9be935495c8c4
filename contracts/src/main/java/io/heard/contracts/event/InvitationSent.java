package io.heard.contracts.event;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The mail of an invitation was accepted by the mail server: the "sent" of the response rate. */
public record InvitationSent(
        UUID invitationId,
        UUID campaignId,
        String touchpoint,
        String channel,
        String product,
        @Nullable String team,
        Instant interactionClosedAt,
        Instant sentAt)
        implements Event {

    public static final String TYPE = "io.heard.survey.invitation-sent.v1";

    public InvitationSent {
        requireNonNull(invitationId, "invitationId");
        requireNonNull(campaignId, "campaignId");
        requireNonNull(touchpoint, "touchpoint");
        requireNonNull(channel, "channel");
        requireNonNull(product, "product");
        requireNonNull(interactionClosedAt, "interactionClosedAt");
        requireNonNull(sentAt, "sentAt");
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public String subject() {
        return invitationId.toString();
    }

    @Override
    public String topic() {
        return Topics.SURVEY_INVITATIONS;
    }
}
