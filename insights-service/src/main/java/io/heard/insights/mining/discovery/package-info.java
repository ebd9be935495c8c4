/**
 * From complaints to themes that last: {@link io.heard.insights.mining.discovery.ThemeDiscovery} finds them when {@link
 * io.heard.insights.mining.discovery.DiscoveryPolicy} says so, over a {@link
 * io.heard.insights.mining.discovery.ComplaintNetwork} of what means and says the same; {@link
 * io.heard.insights.mining.discovery.ThemeInheritance} keeps their ids, and {@link
 * io.heard.insights.mining.discovery.ThemeAssignment} finds the theme of a newcomer in between. {@link
 * io.heard.insights.mining.discovery.FinerGroups} looks inside one theme.
 */
@NullMarked
package io.heard.insights.mining.discovery;

import org.jspecify.annotations.NullMarked;
