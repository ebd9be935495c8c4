/**
 * The sentence model that this installation reads texts with: {@link io.heard.insights.encoder.Encoder} loads the one that {@link
 * io.heard.insights.encoder.ModelConfig} names, once for all.
 */
@NullMarked
package io.heard.insights.encoder;

import org.jspecify.annotations.NullMarked;
