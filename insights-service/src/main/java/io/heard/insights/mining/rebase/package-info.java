/**
 * What complaints are measured by, and when that may change: the mean that they are centred on, and how near a theme newcomers must
 * be. Both stay until {@link io.heard.insights.mining.rebase.Rebasing} says why they are derived anew; whoever keeps them keeps
 * that too.
 */
@NullMarked
package io.heard.insights.mining.rebase;

import org.jspecify.annotations.NullMarked;
