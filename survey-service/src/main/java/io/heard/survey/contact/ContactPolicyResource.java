package io.heard.survey.contact;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The contact policy over HTTP. It protects customers from all campaigns, so only administrators change it. */
@Path("/api/v1/contact-policy")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("administrator")
@Tag(name = "Campaigns")
public class ContactPolicyResource {

    private static final String DRAFT = """
            {"maximumInvitations": 2, "window": "P30D"}""";

    private static final String VIEW = """
            {"maximumInvitations": 2, "window": "PT720H", "changedBy": "ada", "changedAt": "2026-03-01T12:00:00Z"}""";

    private final ContactPolicies policies;
    private final SecurityIdentity caller;
    private final Clock clock;

    ContactPolicyResource(ContactPolicies policies, SecurityIdentity caller, Clock clock) {
        this.policies = policies;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @RolesAllowed({"campaign-manager", "administrator"})
    @Operation(
            summary = "Read the contact policy",
            description =
                    "At most so many invitations to one customer in any window, whichever campaigns they come from.")
    @APIResponse(
            responseCode = "200",
            description = "The policy, with its edition in `ETag`",
            content =
                    @Content(
                            schema = @Schema(implementation = ContactPolicyView.class),
                            examples = @ExampleObject(name = "policy", value = VIEW)))
    public RestResponse<ContactPolicyView> get() {
        return withEtag(policies.kept());
    }

    @PUT
    @Transactional
    @Operation(
            summary = "Change the contact policy",
            description = "Holds for new decisions at once, and for invitations already planned when they are due.")
    @RequestBody(
            content =
                    @Content(mediaType = "application/json", examples = @ExampleObject(name = "policy", value = DRAFT)))
    @APIResponse(
            responseCode = "200",
            description = "The policy, with its new edition in `ETag`",
            content =
                    @Content(
                            schema = @Schema(implementation = ContactPolicyView.class),
                            examples = @ExampleObject(name = "policy", value = VIEW)))
    public RestResponse<ContactPolicyView> change(
            @RestHeader(HttpHeaders.IF_MATCH) @Nullable String ifMatch, @NotNull ContactPolicyDraft draft) {
        policies.toEdit().edition().requireSeen(ifMatch);
        return withEtag(policies.change(draft.read(), caller.getPrincipal().getName(), clock.instant()));
    }

    private static RestResponse<ContactPolicyView> withEtag(ContactPolicies.Kept kept) {
        return kept.edition().ok(ContactPolicyView.of(kept));
    }
}
