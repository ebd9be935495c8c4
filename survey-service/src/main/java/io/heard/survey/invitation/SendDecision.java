package io.heard.survey.invitation;

import java.time.Instant;

/** What the second look, just before sending, says. */
sealed interface SendDecision {

    record Send() implements SendDecision {}

    record Defer(Instant until) implements SendDecision {}

    record Suppress(Gate reason) implements SendDecision {}
}
