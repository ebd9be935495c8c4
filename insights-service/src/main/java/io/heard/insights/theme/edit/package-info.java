/**
 * What people do to themes: start at {@link io.heard.insights.theme.edit.ThemeEdits}. An edit is one transaction that holds the
 * product, so it waits for no run and no run can overwrite it: what a run computed before is not stored after. It holds at once for
 * everybody who looks, is an event in {@code theme.history}, and leaves marks that runs respect:
 *
 * <ul>
 *   <li>{@code label_by_people}: no run renames the theme;
 *   <li>{@code pinned}: no run moves the mention;
 *   <li>{@code keeps_members}: no run takes a mention out of the theme, or retires it;
 *   <li>{@code muted}: the same, and no run moves another theme's mentions into it.
 * </ul>
 *
 * <p>{@link io.heard.insights.theme.edit.ThemeNaming} brings forth themes that a team names; runs leave those to their sentences.
 *
 * <p>{@link io.heard.insights.theme.edit.ThemeUndoing} takes back the last edit of a theme, with the marks it left.
 */
@NullMarked
package io.heard.insights.theme.edit;

import org.jspecify.annotations.NullMarked;
