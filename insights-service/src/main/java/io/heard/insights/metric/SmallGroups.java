package io.heard.insights.metric;

import io.heard.insights.metric.formula.Tally;

/**
 * Leaves out anonymous answers where they are so few that colleagues could guess who gave them. Each number is looked at by itself;
 * who compares many numbers may still learn something about few, which no threshold prevents.
 */
final class SmallGroups {

    /** SQL for whether a row of {@code fact} is an anonymous answer's. */
    static final String ANONYMOUS = "fact.origin = 'ANONYMOUS'";

    private static final int FEWEST = 5;

    private SmallGroups() {}

    static long shown(long anonymous) {
        return anonymous < FEWEST ? 0 : anonymous;
    }

    static Tally shown(Tally anonymous) {
        return anonymous.count() < FEWEST ? Tally.EMPTY : anonymous;
    }
}
