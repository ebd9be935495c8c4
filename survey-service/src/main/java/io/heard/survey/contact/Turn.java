package io.heard.survey.contact;

import java.time.Instant;
import java.util.UUID;

/**
 * An invitation that waits for its time and may still be moved.
 *
 * @param id the invitation's
 * @param earliest not before then
 * @param latest later it would be about something too long ago
 */
public record Turn(UUID id, UUID campaignId, Instant earliest, Instant latest, Instant at) {

    Turn movedTo(Instant time) {
        return new Turn(id, campaignId, earliest, latest, time);
    }
}
