/**
 * Keeps themes current as answers arrive. {@link io.heard.insights.theme.upkeep.MiningWorker} is the way in: it takes waiting
 * verbatims, lets {@code mining} read them, stores what came out, and has themes found anew when there is reason to.
 *
 * <p>Computing happens between transactions, never inside one. A lease per product keeps instances from working on the same
 * themes; every write renews it first, so work done under a lost lease is thrown away and done again by its new holder.
 */
@NullMarked
package io.heard.insights.theme.upkeep;

import org.jspecify.annotations.NullMarked;
