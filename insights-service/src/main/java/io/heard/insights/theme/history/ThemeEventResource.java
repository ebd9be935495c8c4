package io.heard.insights.theme.history;

import io.heard.http.paging.Page;
import io.heard.http.paging.PageSize;
import io.heard.http.paging.PageToken;
import io.heard.http.problem.Fields;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** What happened to themes, for whoever may read insights; a caller limited to products sees that of those alone. */
@Path("/api/v1/theme-events")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"analyst", "administrator", "campaign-manager"})
@Tag(name = "Theme events", description = "What runs and people did to themes, and why")
public class ThemeEventResource {

    private final ThemeEventRows rows;

    ThemeEventResource(ThemeEventRows rows) {
        this.rows = rows;
    }

    @GET
    @Operation(
            operationId = "listThemeEvents",
            summary = "What happened to themes",
            description =
                    "The newest first. Within a product, `sequence` has no gaps but where a customer was forgotten.")
    @APIResponse(responseCode = "200", description = "A page of events")
    public Page<ThemeEventView> list(
            @RestQuery @Parameter(description = "Only themes of this product", example = "broadband") @Nullable
                    String product,
            @RestQuery @Nullable String pageSize,
            @RestQuery @Nullable String pageToken) {
        var fields = new Fields();
        String name = fields.name("product", product);
        fields.refuseIfWrong();
        int size = PageSize.read(pageSize);
        return Page.of(
                rows.ofProduct(name, PageToken.readId(pageToken), size + 1),
                size,
                event -> event.id().toString());
    }

    @GET
    @Path("/{id}")
    @Operation(
            operationId = "getThemeEvent",
            summary = "One event",
            description = "What happened, why, and who did it.")
    @APIResponse(
            responseCode = "200",
            description = "The event",
            content = @Content(schema = @Schema(implementation = ThemeEventView.class)))
    public ThemeEventView get(@RestPath UUID id) {
        return rows.get(id);
    }

    @GET
    @Path("/{id}/mentions")
    @Operation(
            operationId = "listMovedMentions",
            summary = "The members of an event",
            description =
                    "The mentions that moved with it. Those of answers that were given anew, taken back or forgotten since"
                            + " are not listed any more.")
    @APIResponse(responseCode = "200", description = "A page of mentions")
    public Page<MovedMentionView> mentions(
            @RestPath UUID id, @RestQuery @Nullable String pageSize, @RestQuery @Nullable String pageToken) {
        int size = PageSize.read(pageSize);
        var after = PageToken.readId(pageToken);
        rows.get(id);
        return Page.of(
                rows.moved(id, after, size + 1), size, mention -> mention.id().toString());
    }
}
