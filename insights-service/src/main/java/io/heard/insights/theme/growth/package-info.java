/**
 * Which themes grow: {@link io.heard.insights.theme.growth.ThemeGrowth} says it of all themes of a product together, for lists as for
 * what is told; {@link io.heard.insights.theme.growth.GrowthWatcher} looks now and then, and {@link
 * io.heard.insights.theme.growth.GrowthEpisodes} remembers since when each grows, so that its beginning is told once.
 */
@NullMarked
package io.heard.insights.theme.growth;

import org.jspecify.annotations.NullMarked;
