/**
 * Themes that a team names with a sentence or a few: start at {@link io.heard.insights.mining.seeding.SeededThemes}. What people put
 * right is learnt from. {@link io.heard.insights.mining.seeding.Pillars} are the same with sentences of ours, and never change.
 */
@NullMarked
package io.heard.insights.mining.seeding;

import org.jspecify.annotations.NullMarked;
