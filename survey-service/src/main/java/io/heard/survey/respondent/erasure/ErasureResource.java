package io.heard.survey.respondent.erasure;

import io.heard.http.problem.ProblemException;
import io.heard.survey.respondent.RespondentProblem;
import io.heard.survey.respondent.trace.MailsUnderWay;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
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
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** Forgetting one person, and the receipt of it. */
@Path("/api/v1/respondents/{id}/erasure")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("administrator")
@Tag(name = "Respondents")
public class ErasureResource {

    private static final String EXAMPLE = """
            {"respondentId": "0198c0de-0000-7000-8000-000000000004", "requestedAt": "2026-03-02T08:00:00Z",
             "requestedBy": "ada", "status": "PENDING", "services": [
               {"service": "survey-service", "status": "COMPLETED",
                "removed": {"masterData": 1, "wishes": 1, "optedOutAddresses": 1, "suppressedAddresses": 1, "reasons": 0,
                            "interactions": 3, "decisions": 3, "invitations": 2, "missedTurns": 1, "mailEvents": 1, "events": 0},
                "kept": {"customerIdHashes": 1, "addressHashes": 2, "addressesOfOthersToo": 0}, "completedAt": "2026-03-02T08:00:00Z"},
               {"service": "feedback-service", "status": "COMPLETED",
                "removed": {"invitations": 2, "mails": 2, "responses": 1}, "kept": null,
                "completedAt": "2026-03-02T08:00:01Z"},
               {"service": "insights-service", "status": "PENDING", "removed": {}, "kept": null, "completedAt": null}]}""";

    private final Erasures erasures;
    private final MailsUnderWay mails;
    private final SecurityIdentity caller;

    ErasureResource(Erasures erasures, MailsUnderWay mails, SecurityIdentity caller) {
        this.erasures = erasures;
        this.mails = mails;
        this.caller = caller;
    }

    @PUT
    @Operation(
            operationId = "eraseRespondent",
            summary = "Forget a person",
            description =
                    "Removes at once who the person is, stops every mail and tells the other services to forget them too. "
                            + "Keyed hashes of customer id and addresses stay, so that they are not asked again. "
                            + "Cannot be undone; doing it again changes nothing. The address in `Location` tells how far it has come.")
    @APIResponse(
            responseCode = "202",
            description = "Done here, and under way elsewhere",
            content =
                    @Content(
                            schema = @Schema(implementation = ErasureView.class),
                            examples = @ExampleObject(name = "under way", value = EXAMPLE)))
    public RestResponse<ErasureView> erase(@RestPath UUID id) {
        ErasureView receipt = erasures.erase(id, caller.getPrincipal().getName())
                .orElseThrow(() ->
                        new ProblemException(RespondentProblem.RESPONDENT_NOT_FOUND, "No respondent has the id " + id));
        // Committed by now: none begins any more, and those under way end before we say that it is done.
        mails.awaitEnd(id);
        return ResponseBuilder.<ErasureView>create(202)
                .entity(receipt)
                .location(URI.create("/api/v1/respondents/" + id + "/erasure"))
                .build();
    }

    @GET
    @Operation(
            operationId = "erasureReceipt",
            summary = "Read the receipt of an erasure",
            description =
                    "Which services are done, when, how many of each kind they removed, and what stays on purpose.")
    @APIResponse(
            responseCode = "200",
            description = "The receipt",
            content =
                    @Content(
                            schema = @Schema(implementation = ErasureView.class),
                            examples = @ExampleObject(name = "under way", value = EXAMPLE)))
    public ErasureView receipt(@RestPath UUID id) {
        return erasures.find(id)
                .orElseThrow(() -> new ProblemException(
                        RespondentProblem.ERASURE_NOT_FOUND, "Nobody asked to erase the respondent " + id));
    }
}
