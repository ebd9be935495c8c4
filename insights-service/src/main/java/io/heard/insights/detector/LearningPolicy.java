package io.heard.insights.detector;

/** When a product's detector learns again: at two hundred answers with clear scores, then each time there are half as many more. */
final class LearningPolicy {

    private static final int FIRST = 200;
    private static final double GROWTH = .5;

    /** So much new is worth learning from whatever came before; nobody needs to count further. */
    private static final int WORTHWHILE = 20_000;

    private LearningPolicy() {}

    /** @param before how many answers there were the last time; 0 when there was no last time */
    static int newAnswersNeeded(int before) {
        return before == 0 ? FIRST : Math.clamp((long) Math.ceil(GROWTH * before), 1, WORTHWHILE);
    }
}
