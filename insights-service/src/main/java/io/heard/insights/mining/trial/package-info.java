/**
 * Says how good mining is, on texts that people have labelled: {@link io.heard.insights.mining.trial.MiningTrial} for {@code
 * ./heard bench mining}, {@link io.heard.insights.mining.trial.WordsTrial} for the same with {@code --by-words}, {@link
 * io.heard.insights.mining.trial.DetectorTrial} for {@code ./heard bench detector}, {@link
 * io.heard.insights.mining.trial.EmergingTrial} for {@code ./heard bench emerging}, {@link
 * io.heard.insights.mining.trial.SeededTrial} for {@code ./heard bench seeded}, and how fast it is: {@link
 * io.heard.insights.mining.trial.ReadingTrial} for {@code ./heard bench reading}. It runs the steps that the service runs, and
 * nothing of the service depends on it.
 */
@NullMarked
package io.heard.insights.mining.trial;

import org.jspecify.annotations.NullMarked;
