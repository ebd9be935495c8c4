package io.heard.insights.mining.emerging;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Of many things looked at together, those to believe: the larger a crowd, the more of it looks surprising by chance. Benjamini
 * and Hochberg, "Controlling the false discovery rate", J. R. Stat. Soc. B 57 (1995).
 */
public final class FalseDiscoveries {

    private FalseDiscoveries() {}

    /**
     * Those that are believed.
     *
     * @param chances of everything that was looked at, each 0 to 1
     * @param rate the share of mistakes expected among what is believed, at most; 0 to 1
     */
    public static <T> Set<T> believed(Map<T, Double> chances, double rate) {
        List<Map.Entry<T, Double>> rising = chances.entrySet().stream()
                .sorted(Comparator.comparingDouble(Map.Entry::getValue))
                .toList();
        int believed = 0;
        for (int rank = 1; rank <= rising.size(); rank++) {
            if (rising.get(rank - 1).getValue() <= rate * rank / rising.size()) {
                believed = rank;
            }
        }
        return rising.subList(0, believed).stream().map(Map.Entry::getKey).collect(Collectors.toSet());
    }
}
