/**
 * One request to a receiver whose address somebody typed in. Start at {@link io.heard.feedback.webhook.sending.HookClient}: it
 * connects to the very address that {@link io.heard.feedback.webhook.sending.HookTargets} has looked at, and to no other.
 */
@NullMarked
package io.heard.feedback.webhook.sending;

import org.jspecify.annotations.NullMarked;
