package io.heard.survey.campaign.schedule;

import java.time.Duration;

/** Writes durations as people write them. */
public final class IsoDuration {

    private IsoDuration() {}

    /** {@code P30D} where {@link Duration#toString} says {@code PT720H}; both are read as the same. */
    public static String of(Duration duration) {
        Duration days = Duration.ofDays(duration.toDays());
        return !duration.isZero() && duration.equals(days) ? "P" + duration.toDays() + "D" : duration.toString();
    }
}
