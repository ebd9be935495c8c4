/**
 * The whole platform, through its front door, everything real. Start at {@link io.heard.system.InteractionToInsightJourneyTest}.
 */
@NullMarked
package io.heard.system;

import org.jspecify.annotations.NullMarked;
