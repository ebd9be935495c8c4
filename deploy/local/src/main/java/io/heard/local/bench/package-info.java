/**
 * {@code ./heard bench NAME} measures, {@code ./heard chaos NAME} breaks things and counts what that did. Both use a platform that
 * runs, or start one, and end with one line of JSON whose keys carry the units.
 *
 * <p>To add one, write an {@link io.heard.local.bench.Experiment} and name it in {@link io.heard.local.bench.Experiments}.
 */
@NullMarked
package io.heard.local.bench;

import org.jspecify.annotations.NullMarked;
