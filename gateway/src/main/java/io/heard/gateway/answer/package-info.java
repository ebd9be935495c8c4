/**
 * What the gateway says itself: refusals and the headers that protect every answer.
 *
 * <p>Start at {@link io.heard.gateway.answer.Refusal} for every way a request can be turned away and at {@link
 * io.heard.gateway.answer.Refusals} for how it is told: problem+json to programs, a plain page to people. {@link
 * io.heard.gateway.answer.SecurityHeaders} is laid over all answers, also those of the services.
 */
@NullMarked
package io.heard.gateway.answer;

import org.jspecify.annotations.NullMarked;
