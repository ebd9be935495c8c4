/**
 * Turns what customers wrote into complaint themes: pure steps, no framework, no store, no clock.
 *
 * <p>Start with {@link io.heard.insights.mining.VerbatimReading}, which chains the steps for new texts: {@link
 * io.heard.insights.mining.text.Segmenter} cuts, {@link io.heard.insights.mining.text.TextNormaliser} cleans, {@link
 * io.heard.insights.mining.SentenceEncoder} embeds, {@link io.heard.insights.mining.ComplaintDetector} judges and learns in {@link
 * io.heard.insights.mining.learning}. {@link
 * io.heard.insights.mining.ThemeAssignment} finds the theme of a complaint, {@link io.heard.insights.mining.ThemeDiscovery}
 * finds the themes themselves when {@link io.heard.insights.mining.DiscoveryPolicy} says so, {@link
 * io.heard.insights.mining.ThemeInheritance} keeps their ids, {@link io.heard.insights.mining.label.ThemeLabels} and {@link
 * io.heard.insights.mining.QuoteChoice} say them in the customers' words. {@link io.heard.insights.mining.replay} runs them in memory.
 *
 * <p>Same input in the same order, same output: whatever is random is seeded, ties are broken by position.
 */
@NullMarked
package io.heard.insights.mining;

import org.jspecify.annotations.NullMarked;
