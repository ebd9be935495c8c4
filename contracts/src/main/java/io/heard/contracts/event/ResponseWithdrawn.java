package io.heard.contracts.event;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.UUID;

/**
 * A response is no longer there. Readers that hold an older revision act on it; a later {@link ResponseRecorded} brings the
 * response back.
 *
 * @param revision of the withdrawal itself, counted with those of the answers
 * @param withdrawnAt when it was taken back or removed
 */
public record ResponseWithdrawn(
        UUID invitationId, int revision, UUID campaignId, String product, Reason reason, Instant withdrawnAt)
        implements Event {

    public static final String TYPE = "io.heard.feedback.response-withdrawn.v1";

    /** Why it is gone. */
    public enum Reason {
        /** The customer took it back: nothing of it counts any more. */
        CUSTOMER,
        /** The campaign's time to keep answers is over: the numbers stay, words and pseudonyms go. */
        RETENTION
    }

    public ResponseWithdrawn {
        requireNonNull(invitationId, "invitationId");
        requireNonNull(campaignId, "campaignId");
        requireNonNull(product, "product");
        requireNonNull(reason, "reason");
        requireNonNull(withdrawnAt, "withdrawnAt");
        if (revision < 1) {
            throw new IllegalArgumentException("revision counts from 1");
        }
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
        return Topics.FEEDBACK_RESPONSES;
    }
}
