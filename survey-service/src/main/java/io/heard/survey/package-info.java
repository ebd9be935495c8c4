/**
 * survey-service decides whom to ask, asks, and remembers having asked. It alone knows addresses and names.
 *
 * <p>The way of an invitation: {@code interaction} stores a finished contact; {@code invitation} holds it against every live
 * {@code campaign} and records why somebody is asked or not; when it is due, {@code sending} has it looked at
 * again and hands a letter to {@code mail}. What is asked comes from {@code design}, whom we ask from {@code respondent}.
 */
@NullMarked
package io.heard.survey;

import org.jspecify.annotations.NullMarked;
