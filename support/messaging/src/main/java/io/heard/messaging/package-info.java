/**
 * Events as Kafka delivers and takes them: {@link io.heard.messaging.ReceivedEvent} in, {@link io.heard.messaging.EventPublisher}
 * out, both as CloudEvents 1.0 in binary mode with JSON data.
 *
 * <p>Services with PostgreSQL use the room {@code outbox} on top; feedback-service keeps its outbox inside its documents.
 */
@NullMarked
package io.heard.messaging;

import org.jspecify.annotations.NullMarked;
