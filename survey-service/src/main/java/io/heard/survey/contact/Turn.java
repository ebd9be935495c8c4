package io.heard.survey.contact;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * An invitation that waits for its time and may still be moved.
 *
 * @param id the invitation's
 * @param rank its campaign's priority, and one more for every turn its campaign has missed at this customer; the higher goes first
 * @param quietPeriod how long before it the customer is to be left alone
 * @param earliest not before then
 * @param latest later it would be about something too long ago
 */
public record Turn(
        UUID id, UUID campaignId, int rank, Duration quietPeriod, Instant earliest, Instant latest, Instant at) {

    Turn movedTo(Instant time) {
        return new Turn(id, campaignId, rank, quietPeriod, earliest, latest, time);
    }

    Contact contact() {
        return new Contact(campaignId, at, quietPeriod);
    }
}
