/**
 * The whole platform on one machine: which parts there are, where they listen, what they need from each other.
 *
 * <p>Start at {@link io.heard.local.launch.Platform}: it starts everything and stops it again, for the command line and for
 * tests alike. Other programs find a running platform through {@link io.heard.local.launch.PlatformAddress}.
 */
@NullMarked
package io.heard.local.launch;

import org.jspecify.annotations.NullMarked;
