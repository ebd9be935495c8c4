/**
 * Forgets a customer when survey-service says so. Start at {@code RespondentConsumer}. What was removed is counted and told on
 * the topic {@code feedback.erasures}; the pseudonym stays behind, so that nothing which arrives late is kept.
 */
@NullMarked
package io.heard.feedback.erasure;

import org.jspecify.annotations.NullMarked;
