/**
 * Turns what customers wrote into complaint themes: pure steps, no framework, no store, no clock.
 *
 * <p>Start with {@link io.heard.insights.mining.VerbatimReading}, which chains the steps for new texts: {@link
 * io.heard.insights.mining.text.Segmenter} cuts, {@link io.heard.insights.mining.text.TextNormaliser} cleans, {@link
 * io.heard.insights.mining.SentenceEncoder} embeds, {@link io.heard.insights.mining.ComplaintDetector} judges and learns in {@link
 * io.heard.insights.mining.learning}; texts in languages that the encoder does not read go by {@link
 * io.heard.insights.mining.language}. {@link io.heard.insights.mining.discovery} finds themes among the complaints and keeps their
 * ids, {@link io.heard.insights.mining.seeding} knows those that teams named, {@link
 * io.heard.insights.mining.label.ThemeLabels} and {@link io.heard.insights.mining.QuoteChoice} say them in the customers' words,
 * {@link io.heard.insights.mining.emerging} sees what is new, {@link io.heard.insights.mining.replay} runs it all in memory.
 *
 * <p>Same input in the same order, same output: whatever is random is seeded, ties are broken by position.
 */
@NullMarked
package io.heard.insights.mining;

import org.jspecify.annotations.NullMarked;
