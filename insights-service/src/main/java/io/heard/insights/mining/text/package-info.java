/**
 * What customers wrote, made ready to be read: {@link io.heard.insights.mining.text.Segmenter} cuts a text into parts, {@link
 * io.heard.insights.mining.text.TextNormaliser} cleans them and masks {@link io.heard.insights.mining.text.KnownNames}.
 */
@NullMarked
package io.heard.insights.mining.text;

import org.jspecify.annotations.NullMarked;
