/**
 * Themes rebuilt from facts, in the background: all complaints of a product arrive once more, in memory, and what they come to is
 * kept beside the themes in force until somebody adopts or discards it. See docs/decisions/0019-rebuilding-themes.md.
 */
@NullMarked
package io.heard.insights.theme.rebuild;

import org.jspecify.annotations.NullMarked;
