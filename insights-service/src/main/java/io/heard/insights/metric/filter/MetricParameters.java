package io.heard.insights.metric.filter;

import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The query parameters of every metric, as text: {@link ParameterRules} checks them together. */
public class MetricParameters {

    static final Set<String> NAMES =
            Set.of("product", "touchpoint", "channel", "team", "campaignId", "from", "to", "origin");

    @RestQuery
    @Parameter(description = "Only interactions about this product", example = "broadband")
    public @Nullable String product;

    @RestQuery
    @Parameter(description = "Only this kind of moment", example = "support-call")
    public @Nullable String touchpoint;

    @RestQuery
    @Parameter(description = "Only contacts by this channel", example = "phone")
    public @Nullable String channel;

    @RestQuery
    @Parameter(description = "Only interactions of this team", example = "north")
    public @Nullable String team;

    @RestQuery
    @Parameter(
            description = "Only invitations of this campaign; for the first response time, only interactions whose"
                    + " customers answered it",
            schema = @Schema(type = SchemaType.STRING, format = "uuid"),
            example = "0195516f-0000-7000-8000-000000000001")
    public @Nullable String campaignId;

    @RestQuery
    @Parameter(
            description = "Only interactions closed at or after this instant (ISO 8601)",
            schema = @Schema(type = SchemaType.STRING, format = "date-time"),
            example = "2026-01-01T00:00:00Z")
    public @Nullable String from;

    @RestQuery
    @Parameter(
            description = "Only interactions closed before this instant (ISO 8601)",
            schema = @Schema(type = SchemaType.STRING, format = "date-time"),
            example = "2026-04-01T00:00:00Z")
    public @Nullable String to;

    @RestQuery
    @Parameter(
            description =
                    "Whose answers count: `invited` (also anonymously), `open` (of open surveys, which everybody can"
                            + " answer) or `all`. Response rates and first response times are of invitations and interactions,"
                            + " whatever it says",
            example = "all",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {"invited", "open", "all"},
                            defaultValue = "invited"))
    public @Nullable String origin;
}
