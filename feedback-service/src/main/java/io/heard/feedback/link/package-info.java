/**
 * What the link in a mail opens. Start at {@link io.heard.feedback.link.Door}: it checks the link and finds the invitation and
 * its survey; {@link io.heard.feedback.link.Visit} lists what may come of it.
 */
@NullMarked
package io.heard.feedback.link;

import org.jspecify.annotations.NullMarked;
