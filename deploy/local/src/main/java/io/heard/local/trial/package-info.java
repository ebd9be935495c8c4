/**
 * {@code ./heard bench mining}, {@code detector}, {@code emerging}, {@code reading} and {@code seeded}: needs no platform. {@link
 * io.heard.local.trial.TrialCommand} starts a process of its own with what insights-service is built from, so that memory and speed
 * are those of mining alone.
 */
@NullMarked
package io.heard.local.trial;

import org.jspecify.annotations.NullMarked;
