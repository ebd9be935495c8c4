/**
 * The facts services tell each other over Kafka: one record per event type, plain values only.
 *
 * <p>Start at {@link io.heard.contracts.event.Event}. Each record is the JSON data of a CloudEvent in binary mode; its {@code
 * TYPE} travels in the header {@code ce_type}. Changes are additive: a component may be added, never removed or given another
 * meaning; readers ignore what they do not know. The golden samples in {@code src/test/resources} hold that promise. A
 * component that is not marked {@code @Nullable} is required: the constructor refuses its absence, so that a malformed event
 * fails when it is read and not somewhere later.
 */
@NullMarked
package io.heard.contracts.event;

import org.jspecify.annotations.NullMarked;
