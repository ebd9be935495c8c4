package io.heard.insights.metric.formula;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ResponseRateTest {

    @Test
    void isAnsweredOfSent() {
        assertThat(new ResponseRate(400, 120).value()).hasValue(0.3);
        assertThat(new ResponseRate(3, 0).value()).hasValue(0.0);
        assertThat(new ResponseRate(3, 3).value()).hasValue(1.0);
    }

    @Test
    void enclosesItsValue() {
        Interval interval = new ResponseRate(400, 120).interval().orElseThrow();

        assertThat(interval.low()).isBetween(0.25, 0.3);
        assertThat(interval.high()).isBetween(0.3, 0.35);
    }

    @Test
    void addsUpOverPeriods() {
        assertThat(ResponseRate.sum(List.of(new ResponseRate(4, 1), new ResponseRate(6, 2))))
                .isEqualTo(new ResponseRate(10, 3));
    }

    @Test
    void isUnknownWhenNothingWasSent() {
        assertThat(ResponseRate.sum(List.of()).value()).isEmpty();
        assertThat(ResponseRate.sum(List.of()).interval()).isEmpty();
    }
}
