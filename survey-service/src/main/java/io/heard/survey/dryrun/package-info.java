/**
 * What a campaign would do, before it does it: {@link io.heard.survey.dryrun.DryRunResource} holds past interactions against its
 * settings, {@code Simulation} plays them in order and {@code ScorePrecision} says how exact the score would be. Plans and sends
 * nothing.
 */
@NullMarked
package io.heard.survey.dryrun;

import org.jspecify.annotations.NullMarked;
