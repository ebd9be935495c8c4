package io.heard.insights.mining.emerging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class RateTestTest {

    @Test
    void agreesWithTheBinomialTailWorkedOutByHand() {
        // 3 or more of 4 with a chance of 1/4: (4 * 3 + 1) / 256.
        assertThat(RateTest.chance(3, 10, 1, 30)).isCloseTo(13.0 / 256, within(1e-12));
        assertThat(RateTest.chance(0, 10, 4, 30)).isCloseTo(1, within(1e-12));
    }

    @Test
    void isNotSurprisedWithoutAnythingToCompareWith() {
        assertThat(RateTest.chance(50, 100, 0, 0)).isEqualTo(1);
    }

    @Test
    void countsInThousands() {
        assertThat(RateTest.chance(5000, 10_000, 5000, 10_000)).isBetween(.4, .6);
    }
}
