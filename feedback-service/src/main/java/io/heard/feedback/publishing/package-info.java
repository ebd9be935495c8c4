/**
 * Tells the other services what was answered. Start at {@link io.heard.feedback.publishing.ResponseRelay}.
 *
 * <p>The outbox is the field {@code pendingSince} of the responses themselves, so there is no second write that could be lost.
 * Kafka may be away for as long as it likes: answering does not notice. What this service itself does about responses waits for it
 * too, see {@link io.heard.feedback.publishing.ToldResponses}.
 */
@NullMarked
package io.heard.feedback.publishing;

import org.jspecify.annotations.NullMarked;
