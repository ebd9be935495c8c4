package io.heard.survey.campaign;

import io.heard.survey.audit.ChangePage;
import io.heard.survey.audit.ChangeTrail;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Who changed a campaign, when and what. */
@Path("/api/v1/campaigns/{id}/audit")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"campaign-manager", "administrator"})
@Tag(name = "Campaigns")
public class CampaignAuditResource {

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
                            + "`verified` says whether all seals fit.")
    @APIResponse(
            responseCode = "200",
            description = "A page of changes",
            content =
                    @Content(
                            schema = @Schema(implementation = ChangePage.class),
                            examples = @ExampleObject(name = "edited", value = CampaignExamples.AUDIT)))
    public ChangePage audit(
            @RestPath UUID id, @RestQuery @Nullable String pageSize, @RestQuery @Nullable String pageToken) {
        return trail.page(campaigns.get(id).id(), pageSize, pageToken);
    }
}
