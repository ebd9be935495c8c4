/**
 * How the complaint detector learns from a product's own scored answers, and only what makes it better: pure steps. Start with
 * {@link io.heard.insights.mining.learning.DetectorLearning}; {@link io.heard.insights.mining.learning.RocArea} measures.
 */
@NullMarked
package io.heard.insights.mining.learning;

import org.jspecify.annotations.NullMarked;
