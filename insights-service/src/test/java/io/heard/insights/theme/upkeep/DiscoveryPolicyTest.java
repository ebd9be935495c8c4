package io.heard.insights.theme.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import io.heard.insights.theme.upkeep.state.MiningState;
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
    void findsThemAnewWhenThereIsAFifthMore() {
        assertThat(DiscoveryPolicy.isDue(new MiningState(1000, 0, 199, 1199, 0), false))
                .isFalse();
        assertThat(DiscoveryPolicy.isDue(new MiningState(1000, 0, 200, 1200, 0), false))
                .isTrue();
    }

    @Test
    void findsThemAnewWhenManyFitNoTheme() {
        assertThat(DiscoveryPolicy.isDue(new MiningState(100, 5, 40, 140, 45), false))
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
