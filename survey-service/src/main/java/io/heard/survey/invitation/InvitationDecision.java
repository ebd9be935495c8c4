package io.heard.survey.invitation;

import java.time.Instant;
import java.util.List;

/** Whether one interaction earns an invitation of one campaign; with every gate's value, so that the answer can be explained. */
sealed interface InvitationDecision {

    List<GateResult> gates();

    record Invite(Instant dueAt, List<GateResult> gates) implements InvitationDecision {}

    /** Somebody asked the customer recently: the invitation waits and is looked at again then. */
    record Defer(Instant until, List<GateResult> gates) implements InvitationDecision {}

    /** @param reason the first gate that said no */
    record Skip(Gate reason, List<GateResult> gates) implements InvitationDecision {}
}
