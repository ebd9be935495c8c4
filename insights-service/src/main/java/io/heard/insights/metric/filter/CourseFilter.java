package io.heard.insights.metric.filter;

import java.util.Optional;

/** @param by how to cut the course; empty when none is asked for */
public record CourseFilter(MetricFilter filter, Optional<Period> by) {}
