/**
 * What is new among complaints, and what becomes more. {@link io.heard.insights.mining.emerging.EmergenceWatch} looks at each
 * complaint as it arrives, finer than themes and independent of them; {@link io.heard.insights.mining.emerging.RateTest} says how
 * surprising more of something is, {@link io.heard.insights.mining.emerging.FalseDiscoveries} what of many surprises to believe.
 */
@NullMarked
package io.heard.insights.mining.emerging;

import org.jspecify.annotations.NullMarked;
