package io.heard.local.bench;

import java.util.List;

/** Nearest-rank quantiles: always a value that was measured. */
final class Quantile {

    private Quantile() {}

    /**
     * @param share 0 to 1, for example 0.95
     * @return not a number when there are no values
     */
    static double of(List<Double> values, double share) {
        if (values.isEmpty()) {
            return Double.NaN;
        }
        List<Double> sorted = values.stream().sorted().toList();
        int rank = (int) Math.ceil(share * sorted.size());
        return sorted.get(Math.clamp(rank, 1, sorted.size()) - 1);
    }

    /** For people: as many digits as mean something. */
    static double rounded(double value) {
        return Math.round(value * 1000) / 1000.0;
    }
}
