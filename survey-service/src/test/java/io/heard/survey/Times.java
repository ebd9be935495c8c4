package io.heard.survey;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Times around now: the service compares what it is told with its clock. */
public final class Times {

    private static final Clock CLOCK = Clock.systemUTC();

    private Times() {}

    public static Instant minutesAgo(int minutes) {
        return CLOCK.instant().minus(Duration.ofMinutes(minutes));
    }
}
