package io.heard.insights.theme.growth;

import io.heard.insights.mining.emerging.FalseDiscoveries;
import io.heard.insights.mining.emerging.RateTest;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Whether themes grow: more of the recent complaints than of the earlier ones are about them, beyond chance ({@link RateTest}). All
 * themes of a product are looked at together, so that among those that are said to grow at most one in twenty is expected to do so by
 * chance ({@link FalseDiscoveries}).
 */
final class Growth {

    private static final double EXPECTED_MISTAKES = .05;
    private static final int FEWEST = 5;

    private Growth() {}

    /**
     * Answers about a theme.
     *
     * @param recent about the theme in the window
     * @param recentComplaints with any complaint in the window
     * @param earlier about the theme in the theme's baseline, which ends where the window begins
     * @param earlierComplaints with any complaint in that baseline; without any, nothing grows
     */
    record Counts(int recent, int recentComplaints, int earlier, int earlierComplaints) {

        double chance() {
            return RateTest.chance(recent, recentComplaints, earlier, earlierComplaints);
        }
    }

    /** @param themes all living ones of one product, also those that surely do not grow */
    static Set<UUID> growing(Map<UUID, Counts> themes) {
        Map<UUID, Double> chances = themes.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, theme -> theme.getValue().chance()));
        return FalseDiscoveries.believed(chances, EXPECTED_MISTAKES).stream()
                .filter(theme -> {
                    Counts counts = themes.get(theme);
                    return counts != null && counts.recent() >= FEWEST;
                })
                .collect(Collectors.toSet());
    }
}
