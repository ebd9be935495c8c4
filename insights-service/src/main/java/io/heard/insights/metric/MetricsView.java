package io.heard.insights.metric;

import io.heard.insights.metric.filter.MetricFilter;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "Every metric of the facts that pass the filter")
public record MetricsView(
        @Schema(description = "When it was computed", examples = "2026-03-31T12:00:00Z")
        Instant asOf,

        MetricFilter filter,
        long responses,
        NpsView nps,
        ScoreView csat,
        ScoreView ces,
        FirstResponseTimeView firstResponseTime,
        ResponseRateView responseRate) {}
