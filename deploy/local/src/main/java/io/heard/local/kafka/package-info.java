/**
 * The Kafka broker of a single machine, in a process and on a class path of its own, and the platform's topics.
 *
 * <p>Start at {@link io.heard.local.kafka.KafkaBroker}. {@link io.heard.local.kafka.TopicPlan} reads
 * {@code deploy/kafka/topics.yaml}, {@link io.heard.local.kafka.Topics} makes a broker match it.
 */
@NullMarked
package io.heard.local.kafka;

import org.jspecify.annotations.NullMarked;
