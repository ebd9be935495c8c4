/**
 * Tells other services which response touches which themes. Start at {@link io.heard.insights.theme.telling.UntoldResponses}:
 * whoever changes mentions marks the responses they belong to, in the same transaction. {@code ThemeTeller} takes the marks,
 * looks at what holds now, and leaves an event in the outbox for each response of which it differs from what was told.
 *
 * <p>So nothing is told twice without need, however often themes are found anew; a change in the middle of a long computation
 * costs one row; and everything can be told once more by marking it all.
 */
@NullMarked
package io.heard.insights.theme.telling;

import org.jspecify.annotations.NullMarked;
