/**
 * Forgets a customer when survey-service says so. Start at {@code RespondentConsumer}. Facts, verbatims and everything mined from
 * them go in one transaction, and the themes are found anew from what is left; what was removed is counted and told on the topic
 * {@code insights.erasures}. {@code WithdrawnWords} does for a single answer what that one asks for.
 */
@NullMarked
package io.heard.insights.erasure;

import org.jspecify.annotations.NullMarked;
