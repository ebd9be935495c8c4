package io.heard.insights.metric.formula;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;

class CsatTest {

    @Test
    void countsFoursAndFives() {
        var csat = Csat.of(new Tally(Map.of(1, 1L, 2, 2L, 3, 1L, 4, 4L, 5, 8L)));

        assertThat(csat).isEqualTo(new Csat(12, 16));
        assertThat(csat.value()).hasValue(75.0);
    }

    /** Wilson by hand for 8 of 10: middle (0.8 + 0.192073) / 1.384146, half 0.226730. */
    @Test
    void hasWilsonsInterval() {
        Interval interval = new Csat(8, 10).interval().orElseThrow();

        assertThat(interval.low()).isEqualTo(49.0162, within(0.001));
        assertThat(interval.high()).isEqualTo(94.3318, within(0.001));
    }

    @Test
    void isNotSureOfOneAnswer() {
        Interval happy = new Csat(1, 1).interval().orElseThrow();
        Interval unhappy = new Csat(0, 1).interval().orElseThrow();

        assertThat(happy.low()).isEqualTo(20.6543, within(0.001));
        assertThat(happy.high()).isEqualTo(100);
        assertThat(unhappy.low()).isEqualTo(0);
        assertThat(unhappy.high()).isEqualTo(79.3457, within(0.001));
    }

    @Test
    void growsSureWithManyAnswers() {
        Interval interval = new Csat(500_000, 1_000_000).interval().orElseThrow();

        assertThat(interval.high() - interval.low()).isLessThan(0.2);
    }

    @Test
    void isUnknownWithoutAnswers() {
        assertThat(Csat.of(Tally.EMPTY).value()).isEmpty();
        assertThat(Csat.of(Tally.EMPTY).interval()).isEmpty();
    }
}
