/**
 * The ledger as our staff read it: why a customer was asked about an interaction, or not, and what became of the invitation.
 * Start at {@code DecisionResource} (one interaction) and {@code HistoryResource} (one customer); {@code DecisionWords} says it in
 * words. What is read was written by {@code invitation}; nothing flows back.
 */
@NullMarked
package io.heard.survey.invitation.ledger;

import org.jspecify.annotations.NullMarked;
