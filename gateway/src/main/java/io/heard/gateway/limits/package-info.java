/**
 * How often somebody may try. Start at {@link io.heard.gateway.limits.Limits}.
 *
 * <p>Only what was refused is counted against an address: many people share one, and a link or token that works is never
 * slowed down by its neighbours. The exception are answers to open surveys, for which nobody was invited: a flood of them from one
 * address has to wait. People and programs we know are counted by who they are. Limits are kept in memory and
 * per instance.
 */
@NullMarked
package io.heard.gateway.limits;

import org.jspecify.annotations.NullMarked;
