package io.heard.survey.invitation.ledger;

import io.heard.http.problem.ProblemException;
import io.heard.http.scope.ProductScope;
import io.heard.survey.campaign.Campaign;
import io.heard.survey.interaction.Interaction;
import io.heard.survey.interaction.Interactions;
import io.heard.survey.invitation.Decision;
import io.heard.survey.invitation.Invitation;
import io.heard.survey.invitation.Invitations;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** Answers "why was this customer (not) asked?". */
@Path("/api/v1/interactions/{id}/decisions")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"campaign-manager", "administrator"})
@Tag(name = "Interactions")
public class DecisionResource {

    static final String DECISION = """
            {"campaignId": "0198c0de-0000-7000-8000-000000000002", "outcome": "INVITED",
             "explanation": "Asked on 2026-03-01 12:20 UTC.", "reason": null,
             "gates": [
               {"gate": "RULE", "passed": true, "value": "support-call by phone about mobile"},
               {"gate": "CONTACT_CAP", "passed": true, "value": "not asked before"}],
             "decidedAt": "2026-03-01T10:20:05Z",
             "invitation": {"id": "0198c0de-0000-7000-8000-000000000005", "status": "SENT", "reason": null,
               "dueAt": "2026-03-01T12:20:00Z",
               "secondLook": {"at": "2026-03-01T12:20:00Z", "gates": [
                 {"gate": "OPT_OUT", "passed": true, "value": "has not opted out"}]},
               "gaveWayTo": null, "variant": null, "reminders": 0, "sentAt": "2026-03-01T12:20:01Z", "answeredAt": null}}""";

    private static final String EXAMPLE = "{\"items\": [" + DECISION + "]}";

    private final Interactions interactions;
    private final Invitations invitations;
    private final ProductScope scope;

    DecisionResource(Interactions interactions, Invitations invitations, ProductScope scope) {
        this.interactions = interactions;
        this.invitations = invitations;
        this.scope = scope;
    }

    @GET
    @Operation(
            summary = "Why was this customer (not) asked?",
            description =
                    "One decision per campaign that was live when the interaction arrived, with every gate's value.")
    @APIResponse(
            responseCode = "200",
            description = "The decisions; none when no campaign was live",
            content =
                    @Content(
                            schema = @Schema(implementation = DecisionView.Ledger.class),
                            examples = @ExampleObject(name = "asked", value = EXAMPLE)))
    public DecisionView.Ledger list(@RestPath UUID id) {
        Interaction interaction = interactions
                .find(id)
                .filter(found -> scope.covers(found.product()))
                .orElseThrow(() -> new ProblemException(
                        InvitationProblem.INTERACTION_NOT_FOUND, "No interaction has the id " + id));
        List<UUID> ids = List.of(interaction.id());
        List<Invitation> invited = invitations.about(ids);
        List<Decision> decisions = invitations.decisionsAbout(ids);
        Map<UUID, Campaign.Status> statuses = invitations.campaignsOf(decisions);
        return new DecisionView.Ledger(decisions.stream()
                .map(decision -> DecisionView.of(decision, invited, statuses))
                .toList());
    }
}
