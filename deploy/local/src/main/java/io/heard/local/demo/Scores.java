package io.heard.local.demo;

import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/** The scores somebody in a certain mood gives. */
public final class Scores {

    private static final double SKIPS_A_SCORE = 0.07;

    private Scores() {}

    /**
     * Values by question id; the satisfaction is always given, the others nearly always.
     *
     * @param mood -3 (furious) to 3 (delighted)
     */
    public static Map<String, String> of(double mood, RandomGenerator random) {
        Map<String, String> scores = new TreeMap<>();
        scores.put(Company.CSAT, Integer.toString(csat(mood + 0.5 * random.nextGaussian())));
        int ces = between(1, 7, 4.1 + 1.15 * mood + 0.9 * random.nextGaussian());
        int nps = between(0, 10, 6.4 + 1.55 * mood + 1.2 * random.nextGaussian());
        if (random.nextDouble() > SKIPS_A_SCORE) {
            scores.put(Company.CES, Integer.toString(ces));
        }
        if (random.nextDouble() > SKIPS_A_SCORE) {
            scores.put(Company.NPS, Integer.toString(nps));
        }
        return scores;
    }

    private static int csat(double mood) {
        return mood < -2.1 ? 1 : mood < -0.9 ? 2 : mood < 0.5 ? 3 : mood < 1.8 ? 4 : 5;
    }

    private static int between(int lowest, int highest, double value) {
        return Math.clamp(Math.round(value), lowest, highest);
    }
}
