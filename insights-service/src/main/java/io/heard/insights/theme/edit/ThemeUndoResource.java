package io.heard.insights.theme.edit;

import io.heard.insights.theme.history.ThemeEventView;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** Takes back what was done to themes. */
@Path("/api/v1/theme-events/{id}/undo")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"analyst", "administrator"})
@Tag(name = "Theme events")
public class ThemeUndoResource {

    private final ThemeUndoing undoing;

    ThemeUndoResource(ThemeUndoing undoing) {
        this.undoing = undoing;
    }

    @PUT
    @Operation(
            operationId = "undoThemeEvent",
            summary = "Undo what was done to a theme",
            description =
                    "Takes back an edit, or a merger or split by a run; runs do not do it again. Only the last edit of a"
                            + " theme can be taken back. Sent again it changes nothing.")
    @APIResponse(
            responseCode = "200",
            description = "The event of the undoing, with the themes' new edition in `ETag`",
            content = @Content(schema = @Schema(implementation = ThemeEventView.class)))
    @APIResponse(
            responseCode = "409",
            description = "Somebody changed the theme afterwards, or it is no more; `detail` says what is in the way")
    public RestResponse<ThemeEventView> undo(@RestPath UUID id) {
        ThemeEventView event = undoing.undo(id);
        return event.edition().ok(event);
    }
}
