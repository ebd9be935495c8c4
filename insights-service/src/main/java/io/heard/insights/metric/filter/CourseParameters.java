package io.heard.insights.metric.filter;

import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The query parameters of a single metric: it can be cut into days or weeks. */
public class CourseParameters extends MetricParameters {

    @RestQuery
    @Parameter(
            description = "Adds the course: the value of each day or week (from Monday) in UTC that has facts",
            example = "week",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {"day", "week"}))
    public @Nullable String by;
}
