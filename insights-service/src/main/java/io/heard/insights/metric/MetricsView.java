package io.heard.insights.metric;

import io.heard.insights.metric.filter.MetricFilter;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(description = "Every metric of the facts that pass the filter")
public record MetricsView(
        @Schema(description = "When it was computed", examples = "2026-03-31T12:00:00Z")
        Instant asOf,

        MetricFilter filter,

        @Schema(description = "Fewer than five anonymous answers are left out, here and in every number")
        long responses,

        @Schema(
                description =
                        "Answers that seem to come from programs, of those whose `origin` counts. They are in no other number, and a"
                                + " person's answer takes their place")
        long provisional,

        @Schema(
                description =
                        "Answers to open surveys, which nobody was invited to give. They are in the other numbers only when"
                                + " `origin` says so")
        long uninvited,

        NpsView nps,
        ScoreView csat,
        ScoreView ces,
        FirstResponseTimeView firstResponseTime,
        ResponseRateView responseRate) {}
