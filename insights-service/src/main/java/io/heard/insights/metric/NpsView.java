package io.heard.insights.metric;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.heard.insights.metric.formula.Interval;
import io.heard.insights.metric.formula.Nps;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(description = "Net Promoter Score: percent promoters (9, 10) minus percent detractors (0 to 6)")
public record NpsView(
        @Schema(nullable = true, description = "-100 to 100; null without answers", examples = "42.5") @Nullable
        Double value,

        long promoters,
        long passives,
        long detractors,
        long count,

        @Schema(nullable = true, description = "95 % interval; null without answers") @Nullable
        Interval interval,

        @Schema(description = "Only with by") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
        List<CoursePoint> course) {

    static NpsView of(Nps nps, @Nullable List<CoursePoint> course) {
        return new NpsView(
                nps.value().orElse(null),
                nps.promoters(),
                nps.passives(),
                nps.detractors(),
                nps.count(),
                nps.interval().orElse(null),
                course);
    }
}
