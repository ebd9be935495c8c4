/**
 * The formulas of the metrics, pure: what is given is what counts, no database, no clock, no framework.
 *
 * <p>One record per metric with {@code value()} and {@code interval()}; start at {@link io.heard.insights.metric.formula.Nps}.
 * Sources stand in their javadoc. All sums are of whole numbers, so that the same facts always give the same digits.
 */
@NullMarked
package io.heard.insights.metric.formula;

import org.jspecify.annotations.NullMarked;
