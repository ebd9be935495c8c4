/**
 * What became of themes: {@link io.heard.insights.theme.history.ThemeEvents} records it, {@link
 * io.heard.insights.theme.history.MentionMoves} moves mentions and remembers where they were. Whoever changes themes does both in
 * one transaction that holds the product, see {@link io.heard.insights.theme.upkeep.state.Leases}; {@code ThemeEventResource} shows it.
 */
@NullMarked
package io.heard.insights.theme.history;

import org.jspecify.annotations.NullMarked;
