package io.heard.messaging;

import java.time.Instant;

/**
 * An event ready to be published. The same event published twice is equal in every field, or consumers could not tell.
 *
 * @param id CloudEvents id, unique within the publishing service
 * @param subject CloudEvents subject and Kafka key
 * @param data JSON
 */
public record OutgoingEvent(String id, String topic, String type, String subject, Instant occurredAt, String data) {}
