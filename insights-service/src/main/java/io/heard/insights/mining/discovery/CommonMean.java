package io.heard.insights.mining.discovery;

import io.heard.insights.mining.Embedding;
import io.heard.insights.mining.discovery.ThemeDiscovery.Complaint;
import java.util.List;
import java.util.Optional;

/**
 * What the complaints of a product have in common, see {@link Embedding#centred}.
 *
 * @param of how many complaints it was computed from
 */
public record CommonMean(Embedding embedding, int of) {

    /** From so many complaints on it is known well enough and stays, for thresholds to mean the same. */
    private static final int KNOWN_WELL = 500;

    /** When more than so many times as many told it as there are now, those that are left would tell it worse. */
    private static final int TOLD_BY_MORE = 2;

    /**
     * @param complaints at least one
     * @param before that of the last time, empty the first time
     */
    public static CommonMean of(List<Complaint> complaints, Optional<CommonMean> before) {
        return before.filter(mean -> mean.of() >= KNOWN_WELL || mean.of() > TOLD_BY_MORE * complaints.size())
                .orElseGet(() -> new CommonMean(
                        Embedding.mean(
                                complaints.stream().map(Complaint::embedding).toList()),
                        complaints.size()));
    }
}
