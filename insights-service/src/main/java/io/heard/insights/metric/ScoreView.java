package io.heard.insights.metric;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.heard.insights.metric.formula.Ces;
import io.heard.insights.metric.formula.Csat;
import io.heard.insights.metric.formula.Interval;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(description = "CSAT: percent of 4s and 5s among answers from 1 to 5. CES: mean of 1 (hard) to 7 (easy)")
public record ScoreView(
        @Schema(nullable = true, description = "Null without answers", examples = "81.3") @Nullable
        Double value,

        long count,

        @Schema(nullable = true, description = "95 % interval; null with too few answers") @Nullable
        Interval interval,

        @Schema(description = "Only with by") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
        List<CoursePoint> course) {

    static ScoreView of(Csat csat, @Nullable List<CoursePoint> course) {
        return new ScoreView(
                csat.value().orElse(null), csat.count(), csat.interval().orElse(null), course);
    }

    static ScoreView of(Ces ces, @Nullable List<CoursePoint> course) {
        return new ScoreView(
                ces.value().orElse(null), ces.count(), ces.interval().orElse(null), course);
    }
}
