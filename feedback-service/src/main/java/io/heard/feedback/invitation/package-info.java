/**
 * Who may answer which survey about what, as survey-service decided. Start at {@link io.heard.feedback.invitation.Invitation};
 * {@code InvitationConsumer} is where they come in. Nothing here says who the customer is.
 */
@NullMarked
package io.heard.feedback.invitation;

import org.jspecify.annotations.NullMarked;
