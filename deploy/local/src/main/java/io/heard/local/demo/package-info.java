/**
 * {@code ./heard demo}: an invented company, its customers and what they say, played through the public API, the mails and the pages.
 *
 * <p>Start at {@link io.heard.local.demo.Demo}, which goes through the steps; {@link io.heard.local.demo.InventedStory} makes up who
 * was in touch about what, {@link io.heard.local.demo.Reckoning} checks that the platform counted what happened.
 */
@NullMarked
package io.heard.local.demo;

import org.jspecify.annotations.NullMarked;
