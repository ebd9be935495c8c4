/**
 * The API of complaint themes: {@link io.heard.insights.theme.ThemeResource}. Everything it answers is computed when asked, from
 * mentions of verbatims as they stand now; {@code upkeep} puts the mentions there.
 *
 * <p>Counted are answers, not segments: an answer that touches a theme twice counts once. A segment of an outdated revision
 * is never counted or shown.
 */
@NullMarked
package io.heard.insights.theme;

import org.jspecify.annotations.NullMarked;
