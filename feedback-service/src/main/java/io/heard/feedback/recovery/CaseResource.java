package io.heard.feedback.recovery;

import io.heard.feedback.documents.Position;
import io.heard.http.edition.Edition;
import io.heard.http.paging.Page;
import io.heard.http.paging.PageSize;
import io.heard.http.problem.Fields;
import io.heard.http.problem.ProblemException;
import io.heard.http.scope.ProductScope;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.Arrays;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Cases over HTTP. Agents limited to some products see and work those only. */
@Path("/api/v1/cases")
@RolesAllowed({"agent", "administrator"})
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@SecurityRequirement(name = "bearer")
@Tag(name = "Cases", description = "Unhappy responses that somebody is to put right")
public class CaseResource {

    private final Cases cases;
    private final ProductScope scope;
    private final SecurityIdentity caller;
    private final Clock clock;

    CaseResource(Cases cases, ProductScope scope, SecurityIdentity caller, Clock clock) {
        this.cases = cases;
        this.scope = scope;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @Operation(summary = "List cases", description = "Those due first come first, about the caller's products.")
    @APIResponse(responseCode = "200", description = "A page of cases")
    public Page<CaseView> list(
            @Parameter(description = "OPEN, ACKNOWLEDGED or RESOLVED", example = "OPEN") @RestQuery @Nullable
                    String state,
            @Parameter(description = "Only cases about this product", example = "broadband") @RestQuery @Nullable
                    String product,
            @Parameter(
                            description = "Only this customer's, for administrators: survey-service's pseudonym",
                            example = "0197c7a2-3a90-7b02-b1f7-6d1c2e8f4405",
                            schema = @Schema(format = "uuid"))
                    @RestQuery
                    @Nullable
                    String customerId,
            @RestQuery @Nullable String pageSize,
            @RestQuery @Nullable String pageToken) {
        if (customerId != null && !caller.hasRole("administrator")) {
            throw new ForbiddenException(); // Whose they are is for privacy requests alone.
        }
        int size = PageSize.read(pageSize);
        var fields = new Fields();
        CaseState wantedState = state(fields, state);
        UUID customer = fields.id("customerId", customerId);
        fields.refuseIfWrong();
        return Page.of(
                        cases.list(
                                wantedState,
                                products(product),
                                customer,
                                Position.read(pageToken).orElse(null),
                                size + 1),
                        size,
                        found -> new Position(found.dueAt(), found.id()).text())
                .map(found -> CaseView.of(found, clock.instant()));
    }

    @GET
    @Path("/{id}")
    @Operation(
            summary = "Read a case",
            description = "What the customer said stands in the response of the same id, `/api/v1/responses/{id}`.")
    @APIResponse(
            responseCode = "200",
            description = "The case, with its edition in `ETag`",
            content = @Content(schema = @Schema(implementation = CaseView.class)))
    public RestResponse<CaseView> get(@RestPath UUID id) {
        return withEtag(find(id));
    }

    @PUT
    @Path("/{id}/acknowledgement")
    @Operation(
            summary = "Take on a case",
            description = "Says that the caller is on it. The customer sees that somebody is. Doing it again changes "
                    + "nothing; somebody else who does it takes over.")
    @APIResponse(
            responseCode = "200",
            description = "The case, with its new edition in `ETag`",
            content = @Content(schema = @Schema(implementation = CaseView.class)))
    @APIResponse(responseCode = "409", description = "It is resolved")
    public RestResponse<CaseView> acknowledge(
            @RestPath UUID id, @RestHeader(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        Case read = unresolved(id, ifMatch);
        boolean already = read.step(CaseState.ACKNOWLEDGED)
                .filter(step -> read.isEmptied() || author().equals(step.by()))
                .isPresent();
        if (already) {
            return withEtag(read);
        }
        return take(read, Case.Step.acknowledged(read.revision() + 1, author(), clock.instant()));
    }

    @PUT
    @Path("/{id}/resolution")
    @Operation(
            summary = "Resolve a case",
            description =
                    "Says that it is put right, or as right as it can be. The words stand at once on the page behind "
                            + "the customer's link; they cannot be changed afterwards. Should the customer answer anew and still be "
                            + "unhappy, the case is opened again.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            examples = @ExampleObject(name = "repaired", value = CaseView.RESOLUTION)))
    @APIResponse(
            responseCode = "200",
            description = "The case, with its new edition in `ETag`",
            content = @Content(schema = @Schema(implementation = CaseView.class)))
    @APIResponse(responseCode = "409", description = "It is resolved already")
    public RestResponse<CaseView> resolve(
            @RestPath UUID id,
            @RestHeader(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @NotNull ResolutionDraft draft) {
        Case read = unresolved(id, ifMatch);
        return take(read, draft.read(read, author(), clock.instant()));
    }

    private RestResponse<CaseView> take(Case read, Case.Step step) {
        Edition.requireUnchanged(cases.take(read, step));
        return withEtag(find(read.id()));
    }

    private Case unresolved(UUID id, @Nullable String ifMatch) {
        Case read = find(id);
        read.edition().requireSeen(ifMatch);
        if (read.state() == CaseState.RESOLVED) {
            throw new ProblemException(RecoveryProblem.CASE_RESOLVED, "The customer has been told already");
        }
        return read;
    }

    private Case find(UUID id) {
        return cases.find(id)
                .filter(found -> scope.covers(found.product()))
                .orElseThrow(() -> new ProblemException(RecoveryProblem.CASE_NOT_FOUND, "No case has the id " + id));
    }

    private RestResponse<CaseView> withEtag(Case found) {
        return found.edition().ok(CaseView.of(found, clock.instant()));
    }

    private static @Nullable CaseState state(Fields fields, @Nullable String text) {
        CaseState state = Arrays.stream(CaseState.values())
                .filter(known -> known.name().equals(text))
                .findFirst()
                .orElse(null);
        fields.require(text == null || state != null, "state", "must be one of OPEN, ACKNOWLEDGED, RESOLVED");
        return state;
    }

    /** What was asked for, within what the caller may see; null for no limit. */
    private @Nullable Set<String> products(@Nullable String product) {
        if (product == null) {
            return scope.products().orElse(null);
        }
        return scope.covers(product) ? Set.of(product) : Set.of();
    }

    private String author() {
        return caller.getPrincipal().getName();
    }
}
