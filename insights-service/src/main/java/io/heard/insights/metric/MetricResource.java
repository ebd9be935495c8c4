package io.heard.insights.metric;

import io.heard.insights.metric.filter.CourseFilter;
import io.heard.insights.metric.filter.CourseParameters;
import io.heard.insights.metric.filter.MetricParameters;
import io.heard.insights.metric.filter.ParameterRules;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Metrics for whoever may read insights; a caller limited to products gets the metrics of those alone. */
@Path("/api/v1/metrics")
@RolesAllowed({"analyst", "administrator", "campaign-manager"})
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Metrics", description = "How customers rate the company, and how fast it replies")
public class MetricResource {

    private final Metrics metrics;

    MetricResource(Metrics metrics) {
        this.metrics = metrics;
    }

    @GET
    @Operation(
            operationId = "getMetrics",
            summary = "Every metric at once",
            description =
                    "All metrics of the facts that pass the filter, computed from one moment's facts. A product outside"
                            + " the caller's limit looks like one without facts.")
    @APIResponse(
            responseCode = "200",
            description = "The metrics",
            content =
                    @Content(
                            schema = @Schema(implementation = MetricsView.class),
                            examples = @ExampleObject(name = "metrics", value = MetricExamples.ALL)))
    public MetricsView all(@BeanParam MetricParameters parameters, @Context UriInfo uri) {
        return metrics.all(ParameterRules.filter(parameters, uri.getQueryParameters()));
    }

    @GET
    @Path("/nps")
    @Operation(
            operationId = "getNps",
            summary = "Net Promoter Score",
            description = "Percent promoters (9, 10) minus percent detractors (0 to 6) of all NPS answers.")
    @APIResponse(
            responseCode = "200",
            description = "The metric",
            content =
                    @Content(
                            schema = @Schema(implementation = NpsView.class),
                            examples = @ExampleObject(name = "metric", value = MetricExamples.NPS)))
    public NpsView nps(@BeanParam CourseParameters parameters, @Context UriInfo uri) {
        CourseFilter asked = ParameterRules.courseFilter(parameters, uri.getQueryParameters());
        return metrics.nps(asked.filter(), asked.by());
    }

    @GET
    @Path("/csat")
    @Operation(
            operationId = "getCsat",
            summary = "Customer satisfaction",
            description = "Percent of 4s and 5s of all CSAT answers.")
    @APIResponse(
            responseCode = "200",
            description = "The metric",
            content =
                    @Content(
                            schema = @Schema(implementation = ScoreView.class),
                            examples = @ExampleObject(name = "metric", value = MetricExamples.CSAT)))
    public ScoreView csat(@BeanParam CourseParameters parameters, @Context UriInfo uri) {
        CourseFilter asked = ParameterRules.courseFilter(parameters, uri.getQueryParameters());
        return metrics.csat(asked.filter(), asked.by());
    }

    @GET
    @Path("/ces")
    @Operation(
            operationId = "getCes",
            summary = "Customer effort score",
            description = "Mean of all CES answers, 1 (hard) to 7 (easy).")
    @APIResponse(
            responseCode = "200",
            description = "The metric",
            content =
                    @Content(
                            schema = @Schema(implementation = ScoreView.class),
                            examples = @ExampleObject(name = "metric", value = MetricExamples.CES)))
    public ScoreView ces(@BeanParam CourseParameters parameters, @Context UriInfo uri) {
        CourseFilter asked = ParameterRules.courseFilter(parameters, uri.getQueryParameters());
        return metrics.ces(asked.filter(), asked.by());
    }

    @GET
    @Path("/first-response-time")
    @Operation(
            operationId = "getFirstResponseTime",
            summary = "First response time",
            description =
                    "Median and 90th percentile of the seconds from opening an interaction to the first human reply.")
    @APIResponse(
            responseCode = "200",
            description = "The metric",
            content =
                    @Content(
                            schema = @Schema(implementation = FirstResponseTimeView.class),
                            examples = @ExampleObject(name = "metric", value = MetricExamples.FIRST_RESPONSE_TIME)))
    public FirstResponseTimeView firstResponseTime(@BeanParam CourseParameters parameters, @Context UriInfo uri) {
        CourseFilter asked = ParameterRules.courseFilter(parameters, uri.getQueryParameters());
        return metrics.firstResponseTime(asked.filter(), asked.by());
    }

    @GET
    @Path("/response-rate")
    @Operation(
            operationId = "getResponseRate",
            summary = "Response rate",
            description = "Share of the sent invitations that were answered.")
    @APIResponse(
            responseCode = "200",
            description = "The metric",
            content =
                    @Content(
                            schema = @Schema(implementation = ResponseRateView.class),
                            examples = @ExampleObject(name = "metric", value = MetricExamples.RESPONSE_RATE)))
    public ResponseRateView responseRate(@BeanParam CourseParameters parameters, @Context UriInfo uri) {
        CourseFilter asked = ParameterRules.courseFilter(parameters, uri.getQueryParameters());
        return metrics.responseRate(asked.filter(), asked.by());
    }
}
