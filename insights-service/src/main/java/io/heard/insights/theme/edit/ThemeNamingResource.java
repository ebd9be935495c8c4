package io.heard.insights.theme.edit;

import io.heard.insights.encoder.Languages;
import io.heard.insights.theme.history.ThemeEventView;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Themes that a team names. Callers limited to some products name themes of those only. */
@Path("/api/v1/themes")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"analyst", "administrator"})
@Tag(name = "Themes")
public class ThemeNamingResource {

    private final ThemeNaming naming;
    private final Languages languages;

    ThemeNamingResource(ThemeNaming naming, Languages languages) {
        this.naming = naming;
        this.languages = languages;
    }

    @POST
    @Operation(
            operationId = "nameTheme",
            summary = "Name a theme",
            description =
                    "The product has it from now on, also without a mention: complaints near enough to its sentences"
                            + " belong to it, those that are there within seconds and new ones as they arrive. No run renames, merges"
                            + " or ends it. Mentions that people move are learnt from. Sent again it changes nothing and answers the"
                            + " same.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            examples = @ExampleObject(name = "named", value = NamedThemeDraft.EXAMPLE)))
    @APIResponse(
            responseCode = "201",
            description =
                    "The event that this is, with the theme's new edition in `ETag` and its address in `Location`. Undo it"
                            + " with `PUT /api/v1/theme-events/{id}/undo`",
            content = @Content(schema = @Schema(implementation = ThemeEventView.class)))
    @APIResponse(responseCode = "404", description = "The product is not one of the caller's")
    @APIResponse(
            responseCode = "409",
            description =
                    "The product has a named theme with this label and other sentences; `detail` says which. Or it has 100"
                            + " named themes")
    public RestResponse<ThemeEventView> name(@NotNull NamedThemeDraft draft) {
        ThemeEventView event = naming.name(draft.read(languages));
        return event.edition().created(URI.create("/api/v1/themes/" + event.themeId()), event);
    }

    @PUT
    @Path("/{id}/sentences")
    @Operation(
            operationId = "describeTheme",
            summary = "Say anew what a theme is about",
            description =
                    "Complaints are sorted by the new sentences within seconds; what people put into the theme stays. A"
                            + " theme that runs found is a named one from then on. Sent again it changes nothing. One that"
                            + " was found by words cannot be described: the sentence model does not read its mentions.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            examples = @ExampleObject(name = "sentences", value = SentencesDraft.EXAMPLE)))
    @APIResponse(
            responseCode = "200",
            description = "The event that this is, with the theme's new edition in `ETag`",
            content = @Content(schema = @Schema(implementation = ThemeEventView.class)))
    @APIResponse(responseCode = "409", description = "The theme has merged into another one; `detail` says which")
    public RestResponse<ThemeEventView> describe(
            @RestPath UUID id,
            @RestHeader(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @NotNull SentencesDraft draft) {
        ThemeEventView event = naming.changeSentences(id, ifMatch, draft.read(languages));
        return event.edition().ok(event);
    }
}
