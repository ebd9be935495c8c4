package io.heard.insights.theme;

/**
 * Whether a theme grows: more of the recent complaints than of the earlier ones are about it, beyond chance.
 *
 * <p>The conditional test for two Poisson rates (Przyborowski and Wilenski, Biometrika 31, 1940): given how many complaints
 * are about the theme in all, the number of recent ones among them is binomial if nothing changed, with the recent share of
 * all complaints as its chance. Measured against complaints and not against days, a busy week is no growth. One-sided.
 */
final class Growth {

    private static final double SIGNIFICANT = .01;
    private static final int FEWEST = 5;

    private Growth() {}

    /**
     * @param recent answers about the theme in the window
     * @param recentComplaints answers with any complaint in the window
     * @param earlier answers about the theme before it
     * @param earlierComplaints answers with any complaint before it; without a baseline nothing grows
     */
    static boolean isGrowing(int recent, int recentComplaints, int earlier, int earlierComplaints) {
        return recent >= FEWEST
                && earlierComplaints > 0
                && chance(recent, recentComplaints, earlier, earlierComplaints) < SIGNIFICANT;
    }

    /** The chance of at least so many recent answers if the theme's share had not changed. */
    static double chance(int recent, int recentComplaints, int earlier, int earlierComplaints) {
        int n = recent + earlier;
        double p = (double) recentComplaints / (recentComplaints + earlierComplaints);
        double logOdds = Math.log(p) - Math.log1p(-p);
        // From n successes downwards, in logarithms: factorials of hundreds of answers do not fit into a double.
        double logProbability = n * Math.log(p);
        double chance = 0;
        for (int k = n; k >= recent; k--) {
            chance += Math.exp(logProbability);
            logProbability += Math.log((double) k / (n - k + 1)) - logOdds;
        }
        return Math.min(1, chance);
    }
}
