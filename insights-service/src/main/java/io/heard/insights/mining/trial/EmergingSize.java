package io.heard.insights.mining.trial;

import java.util.HashSet;
import java.util.List;

/**
 * How much of a set is held back as new: as for 77 labels with 40 texts each 10 labels, 40 texts of each, within 370 arrivals.
 * Of other sets the same share of the labels, at least one; of a smaller one, as many texts within the same share of the rows.
 *
 * @param textsOfNewLabel at most; a label with fewer has those it has
 * @param arrivals within which all texts of a new label come
 */
record EmergingSize(int labels, int newLabels, int textsOfNewLabel, int arrivals) {

    private static final int TEXTS = 40;
    private static final int ARRIVALS = 370;
    private static final double NEW_LABELS = 10.0 / 77;
    private static final double ARRIVALS_SHARE = 370.0 / 3080;
    private static final double TEXTS_SHARE = 40.0 / 3080;

    /** Fewer say nothing, whatever the set. */
    private static final int FEWEST_TEXTS = 20;

    static EmergingSize of(List<String> labels) {
        int different = new HashSet<>(labels).size();
        return new EmergingSize(
                different,
                Math.max(1, (int) Math.round(different * NEW_LABELS)),
                Math.clamp(Math.round(labels.size() * TEXTS_SHARE), FEWEST_TEXTS, TEXTS),
                (int) Math.min(ARRIVALS, Math.round(labels.size() * ARRIVALS_SHARE)));
    }
}
