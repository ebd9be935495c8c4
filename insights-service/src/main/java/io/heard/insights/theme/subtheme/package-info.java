/**
 * What a large theme is made of: start at {@link io.heard.insights.theme.subtheme.SubThemes}, which splits its mentions when somebody
 * asks, as fine as they ask. Nothing of it is kept: sub-themes have no ids and no history, and change as the theme's mentions do.
 */
@NullMarked
package io.heard.insights.theme.subtheme;

import org.jspecify.annotations.NullMarked;
