package io.heard.insights.theme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class GrowthTest {

    @Test
    void agreesWithTheBinomialTailWorkedOutByHand() {
        // 3 or more of 4 with a chance of 1/4: (4 * 3 + 1) / 256.
        assertThat(Growth.chance(3, 10, 1, 30)).isCloseTo(13.0 / 256, within(1e-12));
        assertThat(Growth.chance(0, 10, 4, 30)).isCloseTo(1, within(1e-12));
    }

    @Test
    void seesAThemeWhoseShareRises() {
        assertThat(Growth.isGrowing(20, 100, 20, 500)).isTrue();
    }

    @Test
    void takesABusyWeekForNoGrowth() {
        assertThat(Growth.isGrowing(20, 500, 20, 500)).isFalse();
    }

    @Test
    void needsFiveMentionsAndABaseline() {
        assertThat(Growth.isGrowing(4, 10, 0, 1000)).isFalse();
        assertThat(Growth.isGrowing(50, 100, 0, 0)).isFalse();
    }

    @Test
    void countsInThousands() {
        assertThat(Growth.chance(5000, 10_000, 5000, 10_000)).isBetween(.4, .6);
    }
}
