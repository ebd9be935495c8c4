/**
 * survey-service decides whom to ask, asks, and remembers having asked. It alone knows addresses and names.
 *
 * <p>The way of an invitation: {@code interaction} stores a finished contact; {@code invitation} holds it against every live
 * {@code campaign} and records why somebody is asked or not; when it is due, {@code sending} has it looked at again, {@code
 * letter} puts its words together and {@code mail} hands it over. What is asked comes from {@code design}, whom we ask from {@code
 * respondent}. Before a campaign asks anybody, {@code preview} shows what customers would get and {@code dryrun} whom it would
 * ask; afterwards {@code comparison} says which of its variants did better.
 */
@NullMarked
package io.heard.survey;

import org.jspecify.annotations.NullMarked;
