package io.heard.local.supervision;

import java.time.Duration;

/**
 * How patient a supervisor is.
 *
 * @param probeEvery time between two liveness probes
 * @param misses probes in a row that must fail before the process counts as hung
 * @param firstPause before the first restart; doubles up to {@code longestPause} while the part keeps failing
 * @param wellAfter time in good health after which earlier failures are forgotten
 * @param stopPatience time an orderly stop may take before the process is killed
 */
public record Pace(
        Duration probeEvery,
        int misses,
        Duration firstPause,
        Duration longestPause,
        Duration wellAfter,
        Duration stopPatience) {

    public static final Pace USUAL = new Pace(
            Duration.ofSeconds(5),
            3,
            Duration.ofSeconds(1),
            Duration.ofSeconds(60),
            Duration.ofSeconds(90),
            Duration.ofSeconds(30));
}
