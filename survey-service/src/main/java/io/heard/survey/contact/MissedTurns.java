package io.heard.survey.contact;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * What a campaign has been kept from at one customer since it last asked them, so that a frequent campaign never starves a rare
 * one. Counted are turns, not attempts: however often a campaign tries, what it missed is one turn for each time another campaign
 * asked.
 *
 * @param firstLostAt when it was first kept from asking
 * @param lastLostAt when it was last kept from asking
 * @param attempts how often it was kept from asking
 * @param turns how many turns it has missed
 */
public record MissedTurns(UUID campaignId, Instant firstLostAt, Instant lastLostAt, int attempts, int turns) {

    private static final Duration LONGEST_RESERVATION = Duration.ofDays(180);

    static MissedTurns first(UUID campaignId, Instant now) {
        return new MissedTurns(campaignId, now, now, 1, 1);
    }

    /** @param taken how many turns other campaigns took since the last attempt */
    MissedTurns again(Instant now, int taken) {
        return new MissedTurns(campaignId, firstLostAt, now, attempts + 1, turns + taken);
    }

    /**
     * Until when the next turn is kept free for it: as long again as it usually takes to come back, twice, but at least one
     * window of the contact policy and at most half a year.
     */
    Instant reservedUntil(Duration window) {
        Duration usual = attempts < 2
                ? Duration.ZERO
                : Duration.between(firstLostAt, lastLostAt).dividedBy(attempts - 1L);
        Duration wait = usual.multipliedBy(2);
        if (wait.compareTo(window) < 0) {
            wait = window;
        }
        return lastLostAt.plus(wait.compareTo(LONGEST_RESERVATION) > 0 ? LONGEST_RESERVATION : wait);
    }
}
