/**
 * What every web hook is told, when, and how that went. Start at {@link io.heard.feedback.webhook.delivery.Delivery}; {@code
 * HookedEvents} makes them of events, {@code WebHookRelay} delivers them.
 */
@NullMarked
package io.heard.feedback.webhook.delivery;

import org.jspecify.annotations.NullMarked;
