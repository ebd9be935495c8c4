/**
 * Which facts a caller asks for: {@link io.heard.insights.metric.filter.ParameterRules} reads the query parameters into a {@link
 * io.heard.insights.metric.filter.MetricFilter}.
 */
@NullMarked
package io.heard.insights.metric.filter;

import org.jspecify.annotations.NullMarked;
