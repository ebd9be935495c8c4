/**
 * What the variants of a campaign brought, and whether a difference between them is real: {@code ResponseRate} and {@code
 * RateComparison} are the formulas, {@link io.heard.survey.comparison.VariantResource} the API. Reads what {@code invitation} has
 * counted.
 */
@NullMarked
package io.heard.survey.comparison;

import org.jspecify.annotations.NullMarked;
