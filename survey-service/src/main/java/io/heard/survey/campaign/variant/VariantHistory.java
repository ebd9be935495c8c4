package io.heard.survey.campaign.variant;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a campaign's variants have meant while it ran, and the present round: the time in which the same ones were dealt with the
 * same shares.
 *
 * <p>Only what is asked within one round may be compared. Customers answer more in some weeks than in others; when shares change, one
 * variant has more of its customers in the good weeks than the other, and looks better although it is not. A variant that was added
 * or taken away changes the shares of the others, too.
 *
 * @param treatments of every variant that the campaign ever ran with, those it does not use any more as well
 * @param shares in percent by variant in the present round; none where all were asked in one way
 * @param since when the present round began; null for a campaign that never ran
 */
public record VariantHistory(
        List<Treatment> treatments,
        Map<String, Integer> shares,
        @Nullable Instant since) {

    public static final VariantHistory NONE = new VariantHistory(List.of(), Map.of(), null);

    public VariantHistory {
        treatments = List.copyOf(treatments);
        shares = Map.copyOf(shares);
    }

    /** Empty for a variant that nobody was asked with. */
    public Optional<Treatment> treatment(String variant) {
        return treatments.stream().filter(one -> one.id().equals(variant)).findFirst();
    }

    /**
     * The campaign runs with these variants: those that are new mean from now on what they mean, and where shares differ from those
     * before, a new round begins.
     */
    public VariantHistory runningWith(Variants variants, Function<Variant, Treatment> meaning, Instant now) {
        List<Treatment> all = new ArrayList<>(treatments);
        variants.list().stream()
                .filter(variant -> treatment(variant.id()).isEmpty())
                .map(meaning)
                .forEach(all::add);
        return since != null && variants.shares().equals(shares)
                ? new VariantHistory(all, shares, since)
                : new VariantHistory(all, variants.shares(), now);
    }
}
