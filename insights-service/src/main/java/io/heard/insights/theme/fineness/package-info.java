/**
 * How fine people want the themes of a product: start at {@link io.heard.insights.theme.fineness.ThemeFinenessResource}. {@code
 * WantedFineness} keeps it with every change; mining finds the themes anew with it.
 */
@NullMarked
package io.heard.insights.theme.fineness;

import org.jspecify.annotations.NullMarked;
