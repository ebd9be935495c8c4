/**
 * Metrics: NPS, CSAT, CES, first response time and response rate, each with what its 95 % interval allows to conclude.
 *
 * <p>Start at {@link io.heard.insights.metric.MetricResource} for the API. The room {@code filter} reads what is asked for,
 * {@code Answers}, {@code Invitations} and {@code FirstResponses} ask the database, the room {@code formula} computes. Nothing
 * is counted up front: every number comes from the facts that {@code intake} keeps, at the time it is asked for.
 */
@NullMarked
package io.heard.insights.metric;

import org.jspecify.annotations.NullMarked;
