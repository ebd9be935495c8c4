/**
 * Invitations: who is asked, when, and why others are not.
 *
 * <p>Two moments. When an interaction is stored, {@code InvitationIssuer} holds it against every live campaign, lets the room
 * {@code policy} decide and writes the ledger ({@code Decision}, which the room {@code ledger} shows). When an invitation is due,
 * {@code sending} claims it and lets {@link io.heard.survey.invitation.SecondLook} decide again before it goes out.
 *
 * <p>A row goes {@code PLANNED → SENDING → SENT | REFUSED | UNKNOWN}, or ends {@code SUPPRESSED} when the second look says no.
 * Reads {@code campaign}, {@code design}, {@code interaction} and {@code respondent}; none of them knows this room.
 */
@NullMarked
package io.heard.survey.invitation;

import org.jspecify.annotations.NullMarked;
