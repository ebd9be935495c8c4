/**
 * Names for themes, in the customers' own words. Start at {@link io.heard.insights.mining.label.ThemeLabels}; {@code LabelWords}
 * knows which words may stand in a name, {@code PhraseUsage} counts who uses which.
 */
@NullMarked
package io.heard.insights.mining.label;

import org.jspecify.annotations.NullMarked;
