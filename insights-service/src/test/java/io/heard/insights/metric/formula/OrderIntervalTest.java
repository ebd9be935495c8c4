package io.heard.insights.metric.formula;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OrderIntervalTest {

    /** By hand: 50 ± 1.96·√25 is 40.2 and 59.8. */
    @Test
    void enclosesTheMedianOfAHundred() {
        assertThat(OrderInterval.of(0.5, 100)).hasValue(new OrderInterval(41, 60));
    }

    /** By hand: 90 ± 1.96·√9 is 84.1 and 95.9. */
    @Test
    void enclosesTheNinetiethPercentileOfAHundred() {
        assertThat(OrderInterval.of(0.9, 100)).hasValue(new OrderInterval(85, 96));
    }

    @Test
    void needsEnoughValues() {
        assertThat(OrderInterval.of(0.5, 1)).isEmpty();
        assertThat(OrderInterval.of(0.9, 10)).isEmpty();
        assertThat(OrderInterval.of(0.9, 100)).isPresent();
    }
}
