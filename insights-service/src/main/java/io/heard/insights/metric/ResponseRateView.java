package io.heard.insights.metric;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.heard.insights.metric.formula.Interval;
import io.heard.insights.metric.formula.ResponseRate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(description = "Answered invitations as a share of sent ones")
public record ResponseRateView(
        long sent,

        @Schema(description = "Of those sent") long answered,

        @Schema(nullable = true, description = "0 to 1; null when nothing was sent", examples = "0.27") @Nullable
        Double value,

        @Schema(nullable = true, description = "95 % interval; null when nothing was sent") @Nullable
        Interval interval,

        @Schema(description = "Only with by; count is how many were sent")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable
        List<CoursePoint> course) {

    static ResponseRateView of(ResponseRate rate, @Nullable List<CoursePoint> course) {
        return new ResponseRateView(
                rate.sent(),
                rate.answered(),
                rate.value().orElse(null),
                rate.interval().orElse(null),
                course);
    }
}
