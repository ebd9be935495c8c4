/**
 * Hides what customers type about themselves: what leaves for analysis, lists, exports and web hooks shows {@code [phone]} where a
 * number was. The document keeps the words as written. Start at {@link io.heard.feedback.masking.Masking}.
 */
@NullMarked
package io.heard.feedback.masking;

import org.jspecify.annotations.NullMarked;
