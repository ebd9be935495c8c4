package io.heard.feedback.webhook.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RetryScheduleTest {

    private final RetrySchedule schedule = new RetrySchedule(new Random(1));

    @Test
    void goesOnFor72HoursAndGivesUp() {
        Duration whole = RetrySchedule.DELAYS.stream().reduce(Duration.ZERO, Duration::plus);

        assertThat(whole).isBetween(Duration.ofHours(72), Duration.ofHours(73));
        assertThat(RetrySchedule.DELAYS).isSorted();
        assertThat(schedule.after(RetrySchedule.DELAYS.size(), Optional.empty()))
                .isPresent();
        assertThat(schedule.after(RetrySchedule.DELAYS.size() + 1, Optional.empty()))
                .isEmpty();
    }

    @Test
    void waitsALittleLongerByChanceAndNeverLess() {
        var seen = new java.util.HashSet<Duration>();
        for (int i = 0; i < 100; i++) {
            Duration pause = schedule.after(4, Optional.empty()).orElseThrow();
            assertThat(pause).isBetween(Duration.ofMinutes(10), Duration.ofMinutes(11));
            seen.add(pause);
        }
        assertThat(seen).hasSizeGreaterThan(50);
    }

    @Test
    void isNotSoonerThanTheReceiverAskedFor() {
        assertThat(schedule.after(1, Optional.of(Duration.ofHours(1)))).contains(Duration.ofHours(1));
        assertThat(schedule.after(6, Optional.of(Duration.ofSeconds(1))).orElseThrow())
                .isGreaterThanOrEqualTo(Duration.ofHours(2));
    }
}
