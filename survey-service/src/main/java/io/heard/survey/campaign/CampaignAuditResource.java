package io.heard.survey.campaign;

import io.heard.http.paging.Page;
import io.heard.http.paging.PageSize;
import io.heard.http.paging.PageToken;
import io.heard.http.problem.Problem;
import io.heard.http.problem.ProblemException;
import io.heard.http.problem.RequestProblem;
import io.heard.survey.campaign.audit.Change;
import io.heard.survey.campaign.audit.ChangeTrail;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
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

/** Who changed a campaign, when and what. */
@Path("/api/v1/campaigns/{id}/audit")
@RolesAllowed({"campaign-manager", "administrator"})
@Tag(name = "Campaigns")
@APIResponse(responseCode = "401", ref = "Unauthorized")
@APIResponse(responseCode = "403", ref = "Forbidden")
public class CampaignAuditResource {

    /** @param verified false when an entry was changed, removed or added other than by the service */
    @Schema(description = "A part of a campaign's history, newest first")
    record AuditPage(
            List<Change> items,
            @Nullable String nextPageToken,

            @Schema(description = "Whether the whole history is as the service wrote it")
            boolean verified) {}

    private final VisibleCampaigns campaigns;
    private final ChangeTrail trail;

    CampaignAuditResource(VisibleCampaigns campaigns, ChangeTrail trail) {
        this.campaigns = campaigns;
        this.trail = trail;
    }

    @GET
    @Transactional
    @Operation(
            summary = "Read a campaign's history",
            description =
                    "Every change with who made it and when, newest first. Each entry is sealed with the one before; "
                            + "`verified` says whether all seals hold.")
    @APIResponse(
            responseCode = "200",
            description = "A page of changes",
            content = @Content(examples = @ExampleObject(name = "edited", value = CampaignExamples.AUDIT)))
    @APIResponse(responseCode = "400", ref = "InvalidRequest")
    @APIResponse(responseCode = "404", ref = "NotFound")
    public AuditPage audit(
            @RestPath UUID id,
            @Parameter(description = "1 to 200, 50 when absent") @RestQuery @Nullable String pageSize,
            @Parameter(description = "The `nextPageToken` of the page before") @RestQuery @Nullable String pageToken) {
        campaigns.get(id);
        int size = PageSize.read(pageSize);
        List<Change> found = trail.before(id, position(pageToken), size + 1);
        Page<Change> page = Page.of(found, size, change -> Integer.toString(change.number()));
        return new AuditPage(page.items(), page.nextPageToken(), trail.isIntact(id));
    }

    private static int position(@Nullable String pageToken) {
        String position = PageToken.read(pageToken).orElse(Integer.toString(Integer.MAX_VALUE));
        if (!position.matches("[0-9]{1,9}|" + Integer.MAX_VALUE)) {
            throw new ProblemException(
                    RequestProblem.INVALID_REQUEST,
                    "The page token is not one of ours",
                    List.of(new Problem.FieldError("pageToken", "must be a nextPageToken from this list")));
        }
        return Integer.parseInt(position);
    }
}
