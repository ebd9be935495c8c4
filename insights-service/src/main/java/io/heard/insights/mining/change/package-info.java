/**
 * What a run did to the themes people know, said as events: start at {@link io.heard.insights.mining.change.ThemeChanges}. Every
 * mention that is in another theme afterwards is a member of exactly one of them.
 */
@NullMarked
package io.heard.insights.mining.change;

import org.jspecify.annotations.NullMarked;
