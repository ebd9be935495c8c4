package io.heard.insights.metric.formula;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;

class NpsTest {

    @Test
    void cutsTheScaleAtSevenAndNine() {
        var nps = Nps.of(new Tally(Map.of(0, 1L, 6, 2L, 7, 4L, 8, 8L, 9, 16L, 10, 32L)));

        assertThat(nps).isEqualTo(new Nps(48, 12, 3));
        assertThat(nps.count()).isEqualTo(63);
    }

    /** By hand: 60 and 30 of 120 are 50 % and 25 %; variance 0.75 − 0.0625, standard error √(0.6875/120) = 0.075692. */
    @Test
    void isPromotersMinusDetractorsWithItsStandardError() {
        var nps = new Nps(60, 30, 30);

        assertThat(nps.value()).hasValue(25.0);
        assertThat(nps.interval().orElseThrow().low()).isEqualTo(10.1647, within(0.0001));
        assertThat(nps.interval().orElseThrow().high()).isEqualTo(39.8353, within(0.0001));
    }

    @Test
    void reachesFromAllDetractorsToAllPromoters() {
        assertThat(new Nps(7, 0, 0).value()).hasValue(100.0);
        assertThat(new Nps(0, 0, 7).value()).hasValue(-100.0);
        assertThat(new Nps(0, 7, 0).value()).hasValue(0.0);
    }

    @Test
    void staysOnTheScaleWithItsInterval() {
        assertThat(new Nps(1, 0, 1).interval()).hasValue(new Interval(-100, 100));
        assertThat(new Nps(1, 0, 0).interval()).hasValue(new Interval(100, 100));
    }

    @Test
    void isUnknownWithoutAnswers() {
        assertThat(Nps.of(Tally.EMPTY).value()).isEmpty();
        assertThat(Nps.of(Tally.EMPTY).interval()).isEmpty();
    }
}
