package io.heard.insights.metric.formula;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;

class CesTest {

    /** By hand: 3, 5, 5, 7 have the mean 5 and the variance 8/3; t of 3 degrees is 3.182446; half 3.182446·√(8/12). */
    @Test
    void isTheMeanWithStudentsInterval() {
        var ces = Ces.of(new Tally(Map.of(3, 1L, 5, 2L, 7, 1L)));

        assertThat(ces.value()).hasValue(5.0);
        assertThat(ces.interval().orElseThrow().low()).isEqualTo(2.40154, within(0.0001));
        assertThat(ces.interval().orElseThrow().high()).isEqualTo(7.0);
    }

    @Test
    void isAPointWhenAllAgree() {
        var ces = Ces.of(new Tally(Map.of(6, 40L)));

        assertThat(ces.value()).hasValue(6.0);
        assertThat(ces.interval()).hasValue(new Interval(6, 6));
    }

    @Test
    void drawsNoIntervalFromOneAnswer() {
        var ces = Ces.of(Tally.of(2, 1));

        assertThat(ces.value()).hasValue(2.0);
        assertThat(ces.interval()).isEmpty();
    }

    @Test
    void isUnknownWithoutAnswers() {
        assertThat(Ces.of(Tally.EMPTY).value()).isEmpty();
        assertThat(Ces.of(Tally.EMPTY).interval()).isEmpty();
    }
}
