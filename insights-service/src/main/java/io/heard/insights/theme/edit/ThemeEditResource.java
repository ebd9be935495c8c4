package io.heard.insights.theme.edit;

import io.heard.insights.theme.history.ThemeEventView;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
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
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Themes in the hands of people. Callers limited to some products change the themes of those only. */
@Path("/api/v1/themes/{id}")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"analyst", "administrator"})
@Tag(name = "Themes")
public class ThemeEditResource {

    private static final String EVENT = "The event that this is, with the theme's new edition in `ETag`. Undo it with"
            + " `PUT /api/v1/theme-events/{id}/undo`";
    private static final String MERGED = "The theme has merged into another one; `detail` says which";

    private final ThemeEdits edits;

    ThemeEditResource(ThemeEdits edits) {
        this.edits = edits;
    }

    @PUT
    @Path("/label")
    @Operation(
            operationId = "renameTheme",
            summary = "Rename a theme",
            description = "No run gives it another label afterwards. Sent again it changes nothing.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            examples = @ExampleObject(name = "label", value = LabelDraft.EXAMPLE)))
    @APIResponse(
            responseCode = "200",
            description = EVENT,
            content = @Content(schema = @Schema(implementation = ThemeEventView.class)))
    @APIResponse(responseCode = "409", description = MERGED)
    public RestResponse<ThemeEventView> rename(
            @RestPath UUID id, @RestHeader(HttpHeaders.IF_MATCH) @Nullable String ifMatch, @NotNull LabelDraft draft) {
        return withEtag(edits.rename(id, ifMatch, draft.read()));
    }

    /** A noun for merging: what a theme has once it has merged. */
    @PUT
    @Path("/successor")
    @Operation(
            operationId = "mergeTheme",
            summary = "Merge a theme into another one",
            description =
                    "All its mentions go over to the other theme, and its id stands for that one. No run takes them"
                            + " apart again. Sent again it changes nothing.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            examples = @ExampleObject(name = "other", value = OtherThemeDraft.EXAMPLE)))
    @APIResponse(
            responseCode = "200",
            description = EVENT,
            content = @Content(schema = @Schema(implementation = ThemeEventView.class)))
    @APIResponse(responseCode = "409", description = MERGED)
    public RestResponse<ThemeEventView> merge(
            @RestPath UUID id,
            @RestHeader(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @NotNull OtherThemeDraft draft) {
        return withEtag(edits.merge(id, ifMatch, draft.themeId()));
    }

    @POST
    @Path("/parts")
    @Operation(
            operationId = "splitTheme",
            summary = "Split a theme",
            description =
                    "The mentions make a theme of their own. No run joins the two again, or takes mentions out of either."
                            + " Sent again with the same mentions it changes nothing and answers the same.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            examples = @ExampleObject(name = "part", value = PartDraft.EXAMPLE)))
    @APIResponse(
            responseCode = "201",
            description = EVENT + "; the new theme is `otherThemeId`, its address in `Location`",
            content = @Content(schema = @Schema(implementation = ThemeEventView.class)))
    @APIResponse(responseCode = "409", description = MERGED)
    public RestResponse<ThemeEventView> split(
            @RestPath UUID id, @RestHeader(HttpHeaders.IF_MATCH) @Nullable String ifMatch, @NotNull PartDraft draft) {
        ThemeEventView event = edits.split(id, ifMatch, draft.read());
        return event.edition().created(URI.create("/api/v1/themes/" + event.otherThemeId()), event);
    }

    /** Muting is a resource, so restoring is deleting it and both are idempotent. */
    @PUT
    @Path("/muting")
    @Operation(
            operationId = "muteTheme",
            summary = "Mute a theme",
            description = "It is in no list but that of muted themes, and goes on collecting mentions.")
    @APIResponse(responseCode = "204", description = "It is muted")
    @APIResponse(responseCode = "409", description = MERGED)
    public void mute(@RestPath UUID id) {
        edits.mute(id, true);
    }

    @DELETE
    @Path("/muting")
    @Operation(
            operationId = "restoreTheme",
            summary = "Restore a muted theme",
            description = "It is in lists again, with what it has collected.")
    @APIResponse(responseCode = "204", description = "It is not muted")
    @APIResponse(responseCode = "409", description = MERGED)
    public void restore(@RestPath UUID id) {
        edits.mute(id, false);
    }

    @PUT
    @Path("/mentions/{mentionId}/theme")
    @Operation(
            operationId = "moveMention",
            summary = "Move a mention to another theme",
            description = "No run moves it afterwards. Sent again it changes nothing.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            examples = @ExampleObject(name = "other", value = OtherThemeDraft.EXAMPLE)))
    @APIResponse(
            responseCode = "200",
            description = EVENT,
            content = @Content(schema = @Schema(implementation = ThemeEventView.class)))
    @APIResponse(responseCode = "409", description = MERGED)
    public RestResponse<ThemeEventView> move(
            @RestPath UUID id,
            @RestPath
                    @Parameter(
                            description = "Id of a mention of the theme",
                            example = "3f2a7c10-5d1e-3b44-8c1e-7a90c1d2e3f4")
                    UUID mentionId,
            @NotNull OtherThemeDraft draft) {
        return withEtag(edits.move(id, mentionId, draft.themeId()));
    }

    private static RestResponse<ThemeEventView> withEtag(ThemeEventView event) {
        return event.edition().ok(event);
    }
}
