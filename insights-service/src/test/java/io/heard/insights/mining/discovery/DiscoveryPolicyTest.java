package io.heard.insights.mining.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DiscoveryPolicyTest {

    @Test
    void waitsForEnoughComplaintsBeforeTheFirstTime() {
        assertThat(DiscoveryPolicy.isDue(new MiningState(0, 0, 29, 29, 29), false))
                .isFalse();
        assertThat(DiscoveryPolicy.isDue(new MiningState(0, 0, 30, 30, 30), false))
                .isTrue();
    }

    @Test
    void makesDoWithFewOnceNothingElseIsWaiting() {
        assertThat(DiscoveryPolicy.isDue(new MiningState(0, 0, 5, 5, 5), true)).isTrue();
        assertThat(DiscoveryPolicy.isDue(new MiningState(0, 0, 4, 4, 4), true)).isFalse();
    }

    @Test
    void findsThemAnewWhenThereIsHalfAsMuchMore() {
        assertThat(DiscoveryPolicy.isDue(new MiningState(1000, 0, 499, 1499, 0), false))
                .isFalse();
        assertThat(DiscoveryPolicy.isDue(new MiningState(1000, 0, 500, 1500, 0), false))
                .isTrue();
    }

    @Test
    void findsThemAnewWithLessOnceNothingElseIsWaiting() {
        assertThat(DiscoveryPolicy.isDue(new MiningState(1000, 0, 199, 1199, 0), true))
                .isFalse();
        assertThat(DiscoveryPolicy.isDue(new MiningState(1000, 0, 200, 1200, 0), true))
                .isTrue();
    }

    @Test
    void findsThemAnewWhenManyFitNoTheme() {
        assertThat(DiscoveryPolicy.isDue(new MiningState(100, 5, 40, 140, 14), false))
                .isFalse();
        assertThat(DiscoveryPolicy.isDue(new MiningState(100, 5, 40, 140, 15), false))
                .isTrue();
        assertThat(DiscoveryPolicy.isDue(new MiningState(1000, 5, 100, 1100, 84), false))
                .isFalse();
        assertThat(DiscoveryPolicy.isDue(new MiningState(1000, 5, 100, 1100, 85), false))
                .isTrue();
    }

    @Test
    void findsThemAnewAtTheEndWhenNewOnesFitNoTheme() {
        assertThat(DiscoveryPolicy.isDue(new MiningState(1000, 10, 8, 1008, 15), true))
                .isTrue();
        assertThat(DiscoveryPolicy.isDue(new MiningState(1000, 10, 8, 1008, 14), true))
                .isFalse();
    }

    @Test
    void restsWhenNothingIsNew() {
        assertThat(DiscoveryPolicy.isDue(new MiningState(1000, 400, 0, 1000, 1000), true))
                .isFalse();
    }
}
