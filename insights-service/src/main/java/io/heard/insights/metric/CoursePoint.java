package io.heard.insights.metric;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A metric in one day or week. Periods without facts are left out. */
public record CoursePoint(
        @Schema(description = "Start of the day or week (Monday), UTC", examples = "2026-03-02T00:00:00Z")
        Instant from,

        double value,

        @Schema(description = "How many facts the value stands on", minimum = "1")
        long count) {

    static <T> List<CoursePoint> course(
            SortedMap<Instant, T> metrics, Function<T, Optional<Double>> value, ToLongFunction<T> count) {
        return metrics.entrySet().stream()
                .map(period -> new CoursePoint(
                        period.getKey(),
                        value.apply(period.getValue()).orElseThrow(),
                        count.applyAsLong(period.getValue())))
                .toList();
    }
}
