package io.heard.insights.theme.upkeep;

import io.heard.insights.mining.ThemeDiscovery;
import io.heard.insights.theme.upkeep.state.MiningState;

/**
 * When themes are found anew. Often at first, when every dozen complaints changes the picture, then each time there is a fifth
 * more; earlier when many complaints fit no theme. When the queue runs empty once more, so that what people then see takes
 * in nearly everything that arrived.
 */
final class DiscoveryPolicy {

    private static final int ENOUGH_FOR_A_START = 30;
    private static final double GROWTH = .2;
    private static final double TOO_MANY_OPEN = .25;

    /** Less than this share of new complaints cannot change the picture; assigning them is enough. */
    private static final double WORTHWHILE = .05;

    private DiscoveryPolicy() {}

    /** @param queueIsEmpty whether all verbatims that arrived are mined */
    static boolean isDue(MiningState state, boolean queueIsEmpty) {
        int fresh = state.newComplaints();
        if (fresh == 0 || state.sampled() < ThemeDiscovery.FEWEST_CUSTOMERS) {
            return false;
        }
        if (state.discovered() == 0) {
            return queueIsEmpty || state.sampled() >= ENOUGH_FOR_A_START;
        }
        if (fresh >= GROWTH * state.discovered()) {
            return queueIsEmpty || fresh >= ENOUGH_FOR_A_START;
        }
        boolean worthwhile = fresh >= Math.max(ThemeDiscovery.FEWEST_CUSTOMERS, WORTHWHILE * state.discovered());
        boolean manyOpen = state.openNow() - state.openThen() > TOO_MANY_OPEN * state.sampled();
        boolean newOnesOpen = state.openNow() - state.openThen() >= ThemeDiscovery.FEWEST_CUSTOMERS;
        return (worthwhile && (queueIsEmpty || manyOpen)) || (queueIsEmpty && newOnesOpen);
    }
}
