package io.heard.feedback.recovery.improvement;

import io.heard.feedback.documents.Position;
import io.heard.http.edition.Edition;
import io.heard.http.paging.Page;
import io.heard.http.paging.PageSize;
import io.heard.http.problem.ProblemException;
import io.heard.http.scope.ProductScope;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriBuilder;
import java.net.URI;
import java.time.Clock;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Improvements over HTTP. Callers limited to some products see and write those of their products only. */
@Path("/api/v1/improvements")
@RolesAllowed({"campaign-manager", "administrator"})
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@SecurityRequirement(name = "bearer")
@Tag(
        name = "Improvements",
        description = "\"You said, we did\": told to those who answered before, on the page behind their link")
public class ImprovementResource {

    private final Improvements improvements;
    private final ProductScope scope;
    private final SecurityIdentity caller;
    private final Clock clock;

    ImprovementResource(Improvements improvements, ProductScope scope, SecurityIdentity caller, Clock clock) {
        this.improvements = improvements;
        this.scope = scope;
        this.caller = caller;
        this.clock = clock;
    }

    @POST
    @Operation(
            summary = "Tell what was done",
            description =
                    "From `doneAt` on, those who answered about the product before that moment read it on the page "
                            + "behind the link they answered by.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            examples = @ExampleObject(name = "waiting", value = ImprovementView.DRAFT)))
    @APIResponse(
            responseCode = "201",
            description = "The improvement, with its address in `Location` and its edition in `ETag`",
            content = @Content(schema = @Schema(implementation = ImprovementView.class)))
    public RestResponse<ImprovementView> create(@NotNull ImprovementDraft draft) {
        Improvement improvement = draft.read(UUID.randomUUID(), 1, scope::covers, author(), clock.instant());
        improvements.add(improvement);
        URI location =
                UriBuilder.fromResource(ImprovementResource.class).path("{id}").build(improvement.id());
        return improvement.edition().created(location, ImprovementView.of(improvement));
    }

    @GET
    @Operation(summary = "List improvements", description = "The latest first, those of the caller's products.")
    @APIResponse(responseCode = "200", description = "A page of improvements")
    public Page<ImprovementView> list(@RestQuery @Nullable String pageSize, @RestQuery @Nullable String pageToken) {
        int size = PageSize.read(pageSize);
        return Page.of(
                        improvements.list(
                                scope.products().orElse(null),
                                Position.read(pageToken).orElse(null),
                                size + 1),
                        size,
                        improvement -> new Position(improvement.doneAt(), improvement.id()).text())
                .map(ImprovementView::of);
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "Read an improvement", description = "With its texts in every language.")
    @APIResponse(
            responseCode = "200",
            description = "The improvement, with its edition in `ETag`",
            content = @Content(schema = @Schema(implementation = ImprovementView.class)))
    public RestResponse<ImprovementView> get(@RestPath UUID id) {
        return withEtag(find(id));
    }

    @PUT
    @Path("/{id}")
    @Operation(
            summary = "Edit an improvement",
            description = "Replaces all of it, for everybody who looks from now on.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            examples = @ExampleObject(name = "waiting", value = ImprovementView.DRAFT)))
    @APIResponse(
            responseCode = "200",
            description = "The improvement, with its new edition in `ETag`",
            content = @Content(schema = @Schema(implementation = ImprovementView.class)))
    public RestResponse<ImprovementView> edit(
            @RestPath UUID id,
            @RestHeader(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @NotNull ImprovementDraft draft) {
        Improvement read = find(id);
        read.edition().requireSeen(ifMatch);
        Improvement changed = draft.read(id, read.revision() + 1, scope::covers, author(), clock.instant());
        Edition.requireUnchanged(improvements.replace(read, changed));
        return withEtag(changed);
    }

    @DELETE
    @Path("/{id}")
    @Operation(summary = "Remove an improvement", description = "Nobody is told of it any more.")
    @APIResponse(responseCode = "204", description = "It is gone")
    public void remove(@RestPath UUID id, @RestHeader(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        Improvement read = find(id);
        read.edition().requireSeen(ifMatch);
        Edition.requireUnchanged(improvements.remove(read));
    }

    private Improvement find(UUID id) {
        return improvements
                .find(id)
                .filter(improvement -> scope.covers(improvement.product()))
                .orElseThrow(() -> new ProblemException(
                        ImprovementProblem.IMPROVEMENT_NOT_FOUND, "No improvement has the id " + id));
    }

    private static RestResponse<ImprovementView> withEtag(Improvement improvement) {
        return improvement.edition().ok(ImprovementView.of(improvement));
    }

    private String author() {
        return caller.getPrincipal().getName();
    }
}
