package io.heard.insights.mining.emerging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FalseDiscoveriesTest {

    @Test
    void believesTheFourOfTheExampleInThePaper() {
        List<Double> chances = List.of(
                .0001, .0004, .0019, .0095, .0201, .0278, .0298, .0344, .0459, .3240, .4262, .5719, .6528, .7590, 1.0);
        Map<Integer, Double> numbered = new HashMap<>();
        chances.forEach(chance -> numbered.put(numbered.size(), chance));

        assertThat(FalseDiscoveries.believed(numbered, .05)).containsExactlyInAnyOrder(0, 1, 2, 3);
    }

    @Test
    void believesWhatIsHighAmongManyAlsoBelowItsOwnLimit() {
        assertThat(FalseDiscoveries.believed(Map.of("a", .03, "b", .04), .05)).containsExactlyInAnyOrder("a", "b");
        assertThat(FalseDiscoveries.believed(Map.of("a", .03, "b", .5), .05)).isEmpty();
    }

    @Test
    void believesNothingOfNothing() {
        assertThat(FalseDiscoveries.believed(Map.of(), .05)).isEmpty();
    }
}
