package io.heard.insights.metric;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.heard.insights.metric.formula.FirstResponseTime;
import io.heard.insights.metric.formula.Interval;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(description = "From opening an interaction to a human's first reply")
public record FirstResponseTimeView(
        @Schema(nullable = true, description = "Null when nobody replied yet", examples = "340.0") @Nullable
        Double medianSeconds,

        @Schema(
                nullable = true,
                description = "Nine in ten waited no longer; null when nobody replied yet",
                examples = "1260.0")
        @Nullable
        Double p90Seconds,

        @Schema(description = "Interactions with a first reply")
        long count,

        @Schema(nullable = true, description = "95 % interval; null with too few interactions") @Nullable
        Interval medianInterval,

        @Schema(nullable = true, description = "95 % interval; null with too few interactions") @Nullable
        Interval p90Interval,

        @Schema(description = "Medians; only with by") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
        List<CoursePoint> course) {

    static FirstResponseTimeView of(FirstResponseTime time, @Nullable List<CoursePoint> course) {
        return new FirstResponseTimeView(
                time.medianSeconds(),
                time.p90Seconds(),
                time.count(),
                time.medianInterval(),
                time.p90Interval(),
                course);
    }
}
