package io.heard.local.verbatim;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/**
 * One thing customers write about, and the phrases they use for it.
 *
 * @param id file name without ending, for example {@code phone-wait}
 * @param mood of somebody who mentions it, -3 to 3
 * @param weight how often it comes up, compared with the others of its kind
 * @param touchpoints where it can come up, and how much likelier than elsewhere; empty means everywhere
 * @param products of which it can be said; empty means all
 * @param emergedDaysAgo for a growing theme: nobody mentions it about a contact that is longer ago
 * @param fragments phrases that can be all a customer writes
 * @param cores whole sentences that name the theme
 * @param details sentences that only make sense after a core
 * @param consequences how such a comment can end
 */
public record Theme(
        String id,
        String label,
        Kind kind,
        double mood,
        double weight,
        Map<String, Double> touchpoints,
        Set<String> products,
        OptionalInt emergedDaysAgo,
        List<String> fragments,
        List<String> cores,
        List<String> details,
        List<String> consequences) {

    /** How likely the theme is in a scene; 0 means never. */
    double weightIn(Scene scene, boolean touchpointIsKnown) {
        if (!products.isEmpty() && !products.contains(scene.product())) {
            return 0;
        }
        double affinity =
                touchpoints.isEmpty() || !touchpointIsKnown ? 1 : touchpoints.getOrDefault(scene.touchpoint(), 0.0);
        return weight * affinity * growth(scene.daysAgo());
    }

    /** From a third of its weight on its first day to nearly twice its weight today. */
    private double growth(int daysAgo) {
        if (emergedDaysAgo.isEmpty()) {
            return 1;
        }
        int age = emergedDaysAgo.getAsInt() - daysAgo;
        return age <= 0 ? 0 : 0.3 + 1.5 * age / emergedDaysAgo.getAsInt();
    }
}
