package io.heard.insights.mining.emerging;

/**
 * Whether something happens more often lately, beyond chance.
 *
 * <p>The conditional test for two Poisson rates (Przyborowski and Wilenski, Biometrika 31, 1940): given how often it happened in
 * all, the number of recent times among them is binomial if nothing changed, with the recent share of everything as its chance.
 * Measured against complaints and not against days, a busy week is no growth. One-sided.
 */
public final class RateTest {

    private RateTest() {}

    /**
     * The chance of at least so many recent times if the rate had not changed, 0 to 1; 1 without anything earlier.
     *
     * @param recent times in the window
     * @param recentOf everything in the window
     * @param earlier times before it
     * @param earlierOf everything before it
     */
    public static double chance(int recent, int recentOf, int earlier, int earlierOf) {
        if (earlierOf == 0 || recent == 0) {
            return 1;
        }
        int n = recent + earlier;
        double p = (double) recentOf / (recentOf + earlierOf);
        double logOdds = Math.log(p) - Math.log1p(-p);
        // From n successes downwards, in logarithms: factorials of hundreds do not fit into a double.
        double logProbability = n * Math.log(p);
        double chance = 0;
        for (int k = n; k >= recent; k--) {
            chance += Math.exp(logProbability);
            logProbability += Math.log((double) k / (n - k + 1)) - logOdds;
        }
        return Math.min(1, chance);
    }
}
