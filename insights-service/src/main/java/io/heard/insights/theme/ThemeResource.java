package io.heard.insights.theme;

import io.heard.http.paging.PageSize;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Complaint themes for whoever may read insights; a caller limited to products sees the themes of those alone. */
@Path("/api/v1/themes")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"analyst", "administrator", "campaign-manager"})
@Tag(name = "Themes", description = "What customers keep complaining about, in their own words")
public class ThemeResource {

    private final Themes themes;

    ThemeResource(Themes themes) {
        this.themes = themes;
    }

    @GET
    @Operation(
            operationId = "listThemes",
            summary = "Complaint themes",
            description =
                    "The themes with mentions under the filter, the most mentioned first. The filter of time is on when the"
                            + " interactions closed.")
    @APIResponse(
            responseCode = "200",
            description = "A page of themes",
            content =
                    @Content(
                            schema = @Schema(implementation = ThemesView.class),
                            examples = @ExampleObject(name = "themes", value = ThemeExamples.THEMES)))
    public ThemesView list(
            @RestQuery @Parameter(description = "Only themes of this product", example = "broadband") @Nullable
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
            @RestQuery @Nullable String pageSize,
            @RestQuery @Nullable String pageToken,
            @Context UriInfo uri) {
        ThemeFilter filter = ThemeParameters.filter(product, from, to, uri.getQueryParameters());
        return themes.list(filter, Place.read(pageToken), PageSize.read(pageSize));
    }

    @GET
    @Path("/{id}")
    @Operation(
            operationId = "getTheme",
            summary = "One theme",
            description = "The theme with all its mentions. A theme that has merged into another is no longer found.")
    @APIResponse(
            responseCode = "200",
            description = "The theme",
            content =
                    @Content(
                            schema = @Schema(implementation = ThemeView.class),
                            examples = @ExampleObject(name = "theme", value = ThemeExamples.THEME)))
    public ThemeView get(@RestPath UUID id, @Context UriInfo uri) {
        ThemeParameters.requireNone(uri.getQueryParameters());
        return themes.get(id);
    }

    @GET
    @Path("/{id}/mentions")
    @Operation(
            operationId = "listThemeMentions",
            summary = "Mentions of a theme",
            description =
                    "What customers wrote about it, the newest answers first. An answer that touches the theme in several"
                            + " places is listed with each of them.")
    @APIResponse(
            responseCode = "200",
            description = "A page of mentions",
            content =
                    @Content(
                            schema = @Schema(implementation = MentionsView.class),
                            examples = @ExampleObject(name = "mentions", value = ThemeExamples.MENTIONS)))
    public MentionsView mentions(
            @RestPath UUID id,
            @RestQuery @Nullable String pageSize,
            @RestQuery @Nullable String pageToken,
            @Context UriInfo uri) {
        ThemeParameters.requirePagingOnly(uri.getQueryParameters());
        return themes.mentions(id, MentionPlace.read(pageToken), PageSize.read(pageSize));
    }
}
