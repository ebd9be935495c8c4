/**
 * Which sentence model reads the texts: {@link io.heard.insights.mining.encoding.SentenceModel} is the shipped one or one in a
 * directory; {@link io.heard.insights.mining.SentenceEncoder} runs it.
 */
@NullMarked
package io.heard.insights.mining.encoding;

import org.jspecify.annotations.NullMarked;
