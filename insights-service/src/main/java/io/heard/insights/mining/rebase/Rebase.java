package io.heard.insights.mining.rebase;

import io.heard.insights.mining.discovery.CommonMean;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A change of what complaints are measured by.
 *
 * @param complaints that it was derived from
 * @param mean the one that holds from now on; the same as before when it is known well
 * @param thresholds those that were derived anew
 */
public record Rebase(RebaseReason reason, int complaints, CommonMean mean, List<Threshold> thresholds) {

    /**
     * Of one theme.
     *
     * @param complaints of the theme that it was derived from
     * @param before null where the theme had none
     */
    public record Threshold(
            UUID themeId, int complaints, @Nullable Float before, float leastSimilarity) {}
}
