package io.heard.feedback.draft;

import io.heard.feedback.invitation.Invitations;
import io.heard.feedback.response.Originals;
import io.heard.http.problem.Fields;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Drafts over HTTP, for those who tell a person what is known of them. They are no answers, so nobody else reads them. */
@Path("/api/v1/drafts")
@RolesAllowed("administrator")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@SecurityRequirement(name = "bearer")
@Tag(name = "Drafts", description = "What customers filled in and did not send")
public class DraftResource {

    private final Drafts drafts;
    private final Invitations invitations;
    private final Originals originals;

    DraftResource(Drafts drafts, Invitations invitations, Originals originals) {
        this.drafts = drafts;
        this.invitations = invitations;
        this.originals = originals;
    }

    /** All that there are: there is one for each survey that somebody can still answer, at most. */
    @Schema(name = "Drafts")
    public record DraftsView(List<UnsentView> items) {}

    @GET
    @Operation(
            operationId = "listDrafts",
            summary = "List what a customer filled in and did not send",
            description =
                    "For privacy requests; words are as typed, and who reads them is recorded. A draft goes when its page is"
                            + " sent or its survey closes: one may be older than an answer that was sent.")
    @APIResponse(responseCode = "200", description = "All drafts of the customer, in the order of their invitations")
    public DraftsView list(
            @Parameter(
                            required = true,
                            description = "survey-service's pseudonym",
                            example = "0197c7a2-3a90-7b02-b1f7-6d1c2e8f4405",
                            schema = @Schema(format = "uuid"))
                    @RestQuery
                    @Nullable
                    String customerId) {
        var fields = new Fields();
        UUID customer = fields.id("customerId", customerId);
        if (customer == null) {
            fields.required("customerId", null);
        }
        fields.refuseIfWrong();
        List<Draft> found = drafts.among(invitations.idsOf(customer));
        originals.read("drafts " + found.stream().map(Draft::invitationId).toList());
        return new DraftsView(found.stream().map(UnsentView::of).toList());
    }
}
