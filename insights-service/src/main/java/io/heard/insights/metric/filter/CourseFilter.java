package io.heard.insights.metric;

import java.util.Optional;

/** @param by how to cut the course; empty when none is asked for */
record CourseFilter(MetricFilter filter, Optional<Period> by) {}
