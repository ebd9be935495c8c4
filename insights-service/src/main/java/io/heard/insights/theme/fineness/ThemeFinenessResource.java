package io.heard.insights.theme.fineness;

import io.heard.http.paging.Page;
import io.heard.http.paging.PageSize;
import io.heard.http.paging.PageToken;
import io.heard.http.problem.Fields;
import io.heard.insights.theme.fineness.WantedFineness.Kept;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
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
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** How fine the themes of a product are. Callers limited to some products read and change that of those only. */
@Path("/api/v1/theme-fineness/{product}")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"analyst", "administrator", "campaign-manager"})
@Tag(name = "Theme fineness", description = "Fewer and larger themes, or more and smaller ones")
public class ThemeFinenessResource {

    private static final String UNKNOWN = "Nobody complained of the product, or it is not one of the caller's";

    private final WantedFineness wanted;

    ThemeFinenessResource(WantedFineness wanted) {
        this.wanted = wanted;
    }

    @GET
    @Operation(
            operationId = "getThemeFineness",
            summary = "How fine the themes of a product are",
            description =
                    "How fine themes are is read off the complaints, and people may want them coarser or finer than that.")
    @APIResponse(
            responseCode = "200",
            description = "How fine they are, with its edition in `ETag`",
            content = @Content(schema = @Schema(implementation = FinenessView.class)))
    @APIResponse(responseCode = "404", description = UNKNOWN)
    public RestResponse<FinenessView> get(
            @RestPath @Parameter(description = "A product", example = "broadband") String product) {
        return withEtag(wanted.of(name(product)));
    }

    @PUT
    @RolesAllowed({"analyst", "administrator"})
    @Operation(
            operationId = "changeThemeFineness",
            summary = "Make the themes of a product coarser or finer",
            description =
                    "All the product's themes are found anew within seconds, and what is found is adopted: themes split, merge and"
                            + " begin, each change with its event. What people named, shaped, muted or put elsewhere stays, and so"
                            + " do complaints that would be in no theme. It holds for later runs and for rebuilds; a rebuild that was"
                            + " built before cannot be adopted any more. Sent again it changes nothing.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            examples = @ExampleObject(name = "finer", value = FinenessDraft.EXAMPLE)))
    @APIResponse(
            responseCode = "200",
            description = "How fine they are to be, with its new edition in `ETag`",
            content = @Content(schema = @Schema(implementation = FinenessView.class)))
    @APIResponse(responseCode = "404", description = UNKNOWN)
    public RestResponse<FinenessView> change(
            @RestPath @Parameter(description = "A product", example = "broadband") String product,
            @RestHeader(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @NotNull FinenessDraft draft) {
        return withEtag(wanted.change(name(product), ifMatch, draft.read()));
    }

    @GET
    @Path("/changes")
    @Operation(
            operationId = "listThemeFinenessChanges",
            summary = "Who made themes coarser or finer",
            description = "The newest first.")
    @APIResponse(responseCode = "200", description = "A page of changes")
    @APIResponse(responseCode = "404", description = UNKNOWN)
    public Page<FinenessChangeView> changes(
            @RestPath @Parameter(description = "A product", example = "broadband") String product,
            @RestQuery @Nullable String pageSize,
            @RestQuery @Nullable String pageToken) {
        String name = name(product);
        int size = PageSize.read(pageSize);
        return Page.of(
                wanted.changes(name, PageToken.readId(pageToken), size + 1),
                size,
                change -> change.id().toString());
    }

    private static String name(String product) {
        var fields = new Fields();
        String name = fields.required("product", fields.name("product", product));
        fields.refuseIfWrong();
        return name;
    }

    private static RestResponse<FinenessView> withEtag(Kept kept) {
        return kept.edition().ok(kept.view());
    }
}
