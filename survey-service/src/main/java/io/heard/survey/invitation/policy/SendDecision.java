package io.heard.survey.invitation.policy;

import java.time.Instant;
import java.util.List;

/** What the second look, just before sending, says; with the value of every gate it looked at. */
public sealed interface SendDecision {

    List<GateResult> gates();

    record Send(List<GateResult> gates) implements SendDecision {}

    record Defer(Instant until, Gate reason, List<GateResult> gates) implements SendDecision {}

    record Suppress(Gate reason, List<GateResult> gates) implements SendDecision {}
}
