package io.heard.insights.mining.discovery;

/**
 * When themes are found anew: often at first, when every dozen complaints changes the picture, then each time there is half as
 * much more, or when more and more fit no theme. Sooner when the queue has run empty, so that what people then see takes in
 * nearly everything that arrived.
 */
public final class DiscoveryPolicy {

    private static final int ENOUGH_FOR_A_START = 30;
    private static final double GROWTH = .5;
    private static final double GROWTH_AT_REST = .2;
    private static final double MANY_OPEN = .08;
    private static final int FEWEST_OPEN = 10;

    private DiscoveryPolicy() {}

    /** @param queueIsEmpty whether all verbatims that arrived are mined */
    public static boolean isDue(MiningState state, boolean queueIsEmpty) {
        int fresh = state.newComplaints();
        if (fresh == 0 || state.sampled() < ThemeDiscovery.FEWEST_CUSTOMERS) {
            return false;
        }
        if (state.discovered() == 0) {
            return queueIsEmpty || state.sampled() >= ENOUGH_FOR_A_START;
        }
        if (fresh >= GROWTH * state.discovered() && fresh >= ENOUGH_FOR_A_START) {
            return true;
        }
        int newlyOpen = state.openNow() - state.openThen();
        if (newlyOpen >= Math.max(FEWEST_OPEN, MANY_OPEN * state.discovered())) {
            return true;
        }
        return queueIsEmpty
                && (fresh >= GROWTH_AT_REST * state.discovered() || newlyOpen >= ThemeDiscovery.FEWEST_CUSTOMERS);
    }
}
