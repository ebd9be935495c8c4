/**
 * Comments as customers write them, for the demo, the benches and the tests: {@link io.heard.local.verbatim.LabelledVerbatims}
 * invents them and knows what each one is about, {@link io.heard.local.verbatim.CommentFile} reads real ones from a CSV file.
 *
 * <p>The words live in {@code src/main/resources/verbatims}, one file a theme; {@link io.heard.local.verbatim.ThemeFiles} says
 * how such a file reads.
 */
@NullMarked
package io.heard.local.verbatim;

import org.jspecify.annotations.NullMarked;
