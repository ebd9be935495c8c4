/**
 * The command line: what {@code ./heard} does once it has found a JDK and built what was stale.
 *
 * <p>Start at {@link io.heard.local.Heard}. The commands are thin; the platform itself is in {@link io.heard.local.launch}.
 */
@NullMarked
package io.heard.local;

import org.jspecify.annotations.NullMarked;
