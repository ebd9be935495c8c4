/**
 * Texts in languages that the sentence model does not read: {@link io.heard.insights.mining.language.LanguageDetector} tells them,
 * {@link io.heard.insights.mining.language.WordAnalysis} knows their words, and {@link
 * io.heard.insights.mining.language.WordVectors} compares them by those.
 */
@NullMarked
package io.heard.insights.mining.language;

import org.jspecify.annotations.NullMarked;
