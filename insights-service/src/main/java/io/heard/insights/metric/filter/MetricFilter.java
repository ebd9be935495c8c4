package io.heard.insights.metric.filter;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Which facts a metric is computed from; what is left out does not limit.
 *
 * @param origin limits also when nobody says so: answers of those whom nobody invited are left out
 * @param from interactions closed at or after
 * @param to interactions closed before
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "The filter as it was understood; what is left out did not limit")
public record MetricFilter(
        @Nullable String product,
        @Nullable String touchpoint,
        @Nullable String channel,
        @Nullable String team,
        @Nullable UUID campaignId,
        @Nullable Instant from,
        @Nullable Instant to,

        @Schema(
                type = SchemaType.STRING,
                enumeration = {"invited", "open", "all"},
                description = "Whose answers count; `invited` unless asked otherwise")
        AnswerOrigin origin) {}
