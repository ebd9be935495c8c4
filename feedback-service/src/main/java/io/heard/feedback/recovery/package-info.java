/**
 * Putting right what customers were unhappy about, and telling them. Start at {@link io.heard.feedback.recovery.Case}; {@link
 * io.heard.feedback.recovery.FollowUps} is what pages ask.
 *
 * <p>Cases are opened when the others are told of an answer and not when it is stored: that stays one write. Each is one document that holds
 * the events it still has to tell.
 */
@NullMarked
package io.heard.feedback.recovery;

import org.jspecify.annotations.NullMarked;
