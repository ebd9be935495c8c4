/**
 * One row per product: {@link io.heard.insights.theme.upkeep.state.Leases} say who is at work on it, {@link
 * io.heard.insights.theme.upkeep.state.MiningStates} how far its themes have come.
 */
@NullMarked
package io.heard.insights.theme.upkeep.state;

import org.jspecify.annotations.NullMarked;
