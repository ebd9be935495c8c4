package io.heard.insights.theme.growth;

import static org.assertj.core.api.Assertions.assertThat;

import io.heard.insights.theme.growth.Growth.Counts;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class GrowthTest {

    private static final UUID THEME = UUID.randomUUID();

    @Test
    void seesAThemeWhoseShareRises() {
        assertThat(Growth.growing(Map.of(THEME, new Counts(20, 100, 20, 500)))).containsExactly(THEME);
    }

    @Test
    void takesABusyWeekForNoGrowth() {
        assertThat(Growth.growing(Map.of(THEME, new Counts(20, 500, 20, 500)))).isEmpty();
    }

    @Test
    void needsFiveMentionsAndABaseline() {
        assertThat(Growth.growing(Map.of(THEME, new Counts(4, 10, 0, 1000)))).isEmpty();
        assertThat(Growth.growing(Map.of(THEME, new Counts(50, 100, 0, 0)))).isEmpty();
    }

    @Test
    void asksForMoreTheMoreThemesAreLookedAt() {
        // 9 of 100 after 20 of 500 has a chance of .04.
        Counts somewhat = new Counts(9, 100, 20, 500);
        Map<UUID, Counts> themes = new HashMap<>(Map.of(THEME, somewhat));
        assertThat(Growth.growing(themes)).containsExactly(THEME);

        for (int i = 0; i < 20; i++) {
            themes.put(UUID.randomUUID(), new Counts(4, 100, 20, 500));
        }

        assertThat(Growth.growing(themes)).isEmpty();
    }
}
