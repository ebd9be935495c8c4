package io.heard.insights.theme.rebase;

import io.heard.http.paging.Page;
import io.heard.http.paging.PageSize;
import io.heard.http.paging.PageToken;
import io.heard.http.problem.Fields;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** When what complaints are measured by changed, and why; a caller limited to products sees that of those alone. */
@Path("/api/v1/mining-rebases")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"analyst", "administrator", "campaign-manager"})
@Tag(name = "Mining re-bases", description = "When and why complaints began to be measured otherwise")
public class MiningRebaseResource {

    private final MiningRebaseRows rows;

    MiningRebaseResource(MiningRebaseRows rows) {
        this.rows = rows;
    }

    @GET
    @Operation(
            operationId = "listMiningRebases",
            summary = "Re-bases of mining",
            description =
                    "The newest first. Complaints are compared after what all of a product's have in common is taken off, and"
                            + " belong to a theme when they are near enough. Both stay the same from one re-base to the next, and each says"
                            + " what it was derived from. No theme's id or mentions change by one.")
    @APIResponse(responseCode = "200", description = "A page of re-bases")
    public Page<MiningRebaseView> list(
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
                rebase -> rebase.id().toString());
    }
}
