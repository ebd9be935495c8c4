/**
 * Tells the company's own systems what happened, as Standard Webhooks. Start at {@link io.heard.feedback.webhook.WebHook}, who is
 * told; {@code sending} makes the requests safely, {@code delivery} makes them until they arrive.
 */
@NullMarked
package io.heard.feedback.webhook;

import org.jspecify.annotations.NullMarked;
