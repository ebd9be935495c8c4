package io.heard.feedback.webhook.delivery;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * When a delivery that failed is tried again: after 5 s, 30 s, 2 min, 10 min, 30 min, 2 h, 5 h, 10 h, 14 h, 18 h and 22.5 h, each
 * a little longer by chance, so that what failed together does not come back together. The last attempt is thus at least 72
 * hours after the first.
 */
final class RetrySchedule {

    static final List<Duration> DELAYS = List.of(
            Duration.ofSeconds(5),
            Duration.ofSeconds(30),
            Duration.ofMinutes(2),
            Duration.ofMinutes(10),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(5),
            Duration.ofHours(10),
            Duration.ofHours(14),
            Duration.ofHours(18),
            Duration.ofMinutes(22 * 60 + 30));

    private static final double MOST_LONGER = 0.1;

    private final RandomGenerator chance;

    RetrySchedule(RandomGenerator chance) {
        this.chance = chance;
    }

    /**
     * @param failures so far, at least 1
     * @param wanted what the receiver asked for; it is not tried any sooner
     * @return empty when it is to be given up
     */
    Optional<Duration> after(int failures, Optional<Duration> wanted) {
        if (failures > DELAYS.size()) {
            return Optional.empty();
        }
        Duration planned = DELAYS.get(failures - 1);
        Duration longer = planned.plusMillis((long) (planned.toMillis() * MOST_LONGER * chance.nextDouble()));
        return Optional.of(wanted.filter(pause -> pause.compareTo(longer) > 0).orElse(longer));
    }
}
