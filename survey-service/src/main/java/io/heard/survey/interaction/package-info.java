/**
 * Interactions: finished contacts with customers, reported over HTTP or Kafka, each stored once with its context frozen.
 *
 * <p>Both doors, the room {@code intake} for HTTP and {@code InteractionConsumer} for Kafka, lead through {@code InteractionRules} to {@link io.heard.survey.interaction.InteractionIntake}, which fires
 * {@link io.heard.survey.interaction.InteractionStored} inside its transaction; {@code invitation} listens and decides whom to
 * ask. Depends on {@code respondent} only.
 */
@NullMarked
package io.heard.survey.interaction;

import org.jspecify.annotations.NullMarked;
