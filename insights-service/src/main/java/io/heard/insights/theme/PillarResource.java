package io.heard.insights.theme;

import jakarta.annotation.security.RolesAllowed;
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
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Pillars for whoever may read insights; a caller limited to products sees the complaints of those alone. */
@Path("/api/v1/pillars")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"analyst", "administrator", "campaign-manager"})
@Tag(name = "Themes")
public class PillarResource {

    private final Themes themes;

    PillarResource(Themes themes) {
        this.themes = themes;
    }

    @GET
    @Operation(
            operationId = "listPillars",
            summary = "Which qualities of service customers miss",
            description =
                    "The twelve pillars of service, the same for every product, with the answers whose complaints are about them."
                            + " A part of an answer is about one pillar or none; an answer may be about several. What was mined before"
                            + " pillars were known is about none until it is mined again. The filter of time is on when the interactions"
                            + " closed.")
    @APIResponse(
            responseCode = "200",
            description = "All pillars",
            content =
                    @Content(
                            schema = @Schema(implementation = PillarsView.class),
                            examples = @ExampleObject(name = "pillars", value = ThemeExamples.PILLARS)))
    public PillarsView list(
            @RestQuery @Parameter(description = "Only complaints about this product", example = "broadband") @Nullable
                    String product,
            @RestQuery
                    @Parameter(
                            description = "Only interactions closed at or after this instant (ISO 8601)",
                            example = "2026-01-01T00:00:00Z")
                    @Nullable
                    String from,
            @RestQuery
                    @Parameter(
                            description = "Only interactions closed before this instant (ISO 8601)",
                            example = "2026-04-01T00:00:00Z")
                    @Nullable
                    String to,
            @Context UriInfo uri) {
        return themes.pillars(ThemeParameters.pillarFilter(product, from, to, uri.getQueryParameters()));
    }
}
