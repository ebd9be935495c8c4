package io.heard.insights.theme.rebuild;

import io.heard.http.paging.Page;
import io.heard.http.paging.PageSize;
import io.heard.http.paging.PageToken;
import io.heard.http.problem.Fields;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
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
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Themes rebuilt from facts. Callers limited to some products rebuild and see those only. */
@Path("/api/v1/theme-rebuilds")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"analyst", "administrator"})
@Tag(name = "Theme rebuilds", description = "Themes as they would be, had all complaints arrived anew")
public class ThemeRebuildResource {

    private final ThemeRebuilds rebuilds;
    private final ThemeRebuildRows rows;

    ThemeRebuildResource(ThemeRebuilds rebuilds, ThemeRebuildRows rows) {
        this.rebuilds = rebuilds;
        this.rows = rows;
    }

    @POST
    @Operation(
            operationId = "rebuildThemes",
            summary = "Rebuild the themes of a product",
            description =
                    "In the background, all its complaints arrive once more, in the order in which they came, and what they come to"
                            + " is kept beside the themes in force, with a comparison. Nothing changes before it is adopted. What people"
                            + " named, shaped, muted, labelled or put elsewhere stays. Where one of the product waits, is being built or"
                            + " is to be decided about, the answer is that one, so that sending it again orders no second.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            examples = @ExampleObject(name = "product", value = ThemeRebuildDraft.EXAMPLE)))
    @APIResponse(
            responseCode = "201",
            description = "The rebuild, its address in `Location`. Ask there until it is READY",
            content = @Content(schema = @Schema(implementation = ThemeRebuildView.class)))
    @APIResponse(
            responseCode = "404",
            description = "Nobody complained of the product, or it is not one of the caller's")
    public RestResponse<ThemeRebuildView> order(@NotNull ThemeRebuildDraft draft) {
        ThemeRebuildView rebuild = rebuilds.order(draft.read());
        return RestResponse.ResponseBuilder.<ThemeRebuildView>created(
                        URI.create("/api/v1/theme-rebuilds/" + rebuild.id()))
                .entity(rebuild)
                .build();
    }

    @GET
    @Operation(
            operationId = "listThemeRebuilds",
            summary = "Rebuilds of themes",
            description = "The newest first, without their themes.")
    @APIResponse(responseCode = "200", description = "A page of rebuilds")
    public Page<ThemeRebuildView> list(
            @RestQuery @Parameter(description = "Only those of this product", example = "broadband") @Nullable
                    String product,
            @RestQuery @Nullable String pageSize,
            @RestQuery @Nullable String pageToken) {
        var fields = new Fields();
        String name = fields.name("product", product);
        fields.refuseIfWrong();
        int size = PageSize.read(pageSize);
        return Page.of(
                rows.list(name, PageToken.readId(pageToken), size + 1),
                size,
                rebuild -> rebuild.id().toString());
    }

    @GET
    @Path("/{id}")
    @Operation(
            operationId = "getThemeRebuild",
            summary = "One rebuild",
            description = "How far it is, what it came to and how that differs from the themes in force.")
    @APIResponse(
            responseCode = "200",
            description = "The rebuild",
            content = @Content(schema = @Schema(implementation = ThemeRebuildView.class)))
    public ThemeRebuildView get(@RestPath UUID id) {
        return rows.get(id);
    }

    /** A noun for adopting, so that it can be sent again. */
    @PUT
    @Path("/{id}/adoption")
    @Operation(
            operationId = "adoptThemeRebuild",
            summary = "Adopt what was rebuilt",
            description =
                    "All at once, as if a run had found it just now: each change of a theme is an event. Complaints that came since"
                            + " stay where they are until the next run. Sent again it changes nothing.")
    @APIResponse(
            responseCode = "200",
            description = "The rebuild, adopted",
            content = @Content(schema = @Schema(implementation = ThemeRebuildView.class)))
    @APIResponse(
            responseCode = "409",
            description = "It is not READY, or themes changed or much has come since it was built; `detail` says which")
    public ThemeRebuildView adopt(@RestPath UUID id) {
        return rebuilds.adopt(id);
    }

    @DELETE
    @Path("/{id}")
    @Operation(
            operationId = "discardThemeRebuild",
            summary = "Discard a rebuild",
            description = "Whatever its state, but adopted. Its figures stay. Sent again it changes nothing.")
    @APIResponse(responseCode = "204", description = "It is discarded")
    @APIResponse(responseCode = "409", description = "It was adopted")
    public void discard(@RestPath UUID id) {
        rebuilds.discard(id);
    }
}
