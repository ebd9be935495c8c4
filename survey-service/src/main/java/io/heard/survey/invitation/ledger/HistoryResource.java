package io.heard.survey.invitation.ledger;

import io.heard.http.paging.Page;
import io.heard.http.paging.PageSize;
import io.heard.http.paging.PageToken;
import io.heard.http.problem.ProblemException;
import io.heard.http.scope.ProductScope;
import io.heard.survey.campaign.Campaign;
import io.heard.survey.interaction.Interaction;
import io.heard.survey.interaction.Interactions;
import io.heard.survey.invitation.Decision;
import io.heard.survey.invitation.Invitation;
import io.heard.survey.invitation.Invitations;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Answers "what have we asked this customer, and why (not)?". */
@Path("/api/v1/respondents/{id}/history")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"campaign-manager", "administrator"})
@Tag(name = "Respondents")
public class HistoryResource {

    static final String EXAMPLE = """
            {"interactionId": "0198c0de-0000-7000-8000-000000000003", "touchpoint": "support-call",
              "channel": "phone", "product": "mobile", "closedAt": "2026-03-01T10:20:00Z",
              "decisions": [""" + DecisionResource.DECISION + "]}";

    private final Interactions interactions;
    private final Invitations invitations;
    private final ProductScope scope;

    HistoryResource(Interactions interactions, Invitations invitations, ProductScope scope) {
        this.interactions = interactions;
        this.invitations = invitations;
        this.scope = scope;
    }

    @GET
    @Transactional
    @Operation(
            summary = "What was this customer asked, and why (not)?",
            description = "Their interactions, the latest first, each with every decision about it. "
                    + "Callers limited to some products see interactions about those only.")
    @APIResponse(responseCode = "200", description = "A page of interactions")
    public Page<HistoryView> list(
            @Parameter(description = "Our pseudonym of the customer, `customerId` of an interaction") @RestPath UUID id,
            @RestQuery @Nullable String pageSize,
            @RestQuery @Nullable String pageToken) {
        int size = PageSize.read(pageSize);
        Optional<UUID> before = PageToken.readId(pageToken);
        Optional<Set<String>> products = scope.products();
        List<Interaction> found = interactions.of(id, before, products, size + 1);
        if (found.isEmpty() && before.isEmpty()) {
            throw new ProblemException(
                    InvitationProblem.RESPONDENT_NOT_FOUND, "No customer with interactions has the id " + id);
        }
        List<UUID> ids = found.stream().map(Interaction::id).toList();
        List<Decision> decisions = invitations.decisionsAbout(ids);
        List<Invitation> invited = invitations.about(ids);
        Map<UUID, Campaign.Status> statuses = invitations.campaignsOf(decisions);
        return Page.of(found, size, interaction -> interaction.id().toString())
                .map(interaction -> HistoryView.of(interaction, decisions, invited, statuses));
    }
}
