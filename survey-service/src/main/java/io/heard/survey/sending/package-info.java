/**
 * Sending: how due invitations leave the house, each once.
 *
 * <p>{@code InvitationQueue} gives due rows to one sender at a time by leases and has {@code invitation} look at them a second
 * time; {@code InvitationSender} has {@code mail} send them outside of any transaction and keeps what became of each.
 *
 * <p>A row goes {@code PLANNED → SENDING → SENT | REFUSED | UNKNOWN}. Nothing depends on this room.
 */
@NullMarked
package io.heard.survey.sending;

import org.jspecify.annotations.NullMarked;
