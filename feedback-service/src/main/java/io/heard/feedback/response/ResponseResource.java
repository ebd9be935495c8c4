package io.heard.feedback.response;

import com.mongodb.MongoException;
import io.heard.http.paging.Page;
import io.heard.http.paging.PageSize;
import io.heard.http.paging.PageToken;
import io.heard.http.problem.Problem;
import io.heard.http.problem.ProblemException;
import io.heard.http.problem.RequestProblem;
import io.heard.http.scope.ProductScope;
import io.quarkus.logging.Log;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** What customers answered, for those who work with it. */
@Path("/api/v1/responses")
@RolesAllowed({"analyst", "agent", "administrator"})
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@SecurityRequirement(name = "bearer")
@Tag(name = "Responses", description = "What customers answered")
@APIResponse(
        responseCode = "401",
        description = "No valid access token",
        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
@APIResponse(
        responseCode = "403",
        description = "The token's roles do not allow it",
        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
@APIResponse(
        responseCode = "400",
        description = "A parameter is unknown or breaks its rule; errors says which",
        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
public class ResponseResource {

    private final Responses responses;
    private final ProductScope scope;
    private final SecurityIdentity caller;

    ResponseResource(Responses responses, ProductScope scope, SecurityIdentity caller) {
        this.responses = responses;
        this.scope = scope;
        this.caller = caller;
    }

    @GET
    @Operation(
            summary = "List responses",
            description =
                    "In the order in which the invitations were made, oldest first. Who is limited to some products sees "
                            + "responses about those only.")
    @APIResponse(responseCode = "200", description = "A page of responses")
    public Page<ResponseView> list(
            @Parameter(
                            description = "Only responses to this campaign",
                            example = "0197c7a0-11f0-7a60-8c1f-2f6a3a1d9e02",
                            schema = @Schema(format = "uuid"))
                    @RestQuery
                    @Nullable
                    String campaignId,
            @Parameter(
                            description =
                                    "Only what this customer answered, for administrators; survey-service's pseudonym",
                            example = "0197c7a2-3a90-7b02-b1f7-6d1c2e8f4405",
                            schema = @Schema(format = "uuid"))
                    @RestQuery
                    @Nullable
                    String customerId,
            @Parameter(description = "Only responses about this product", example = "broadband") @RestQuery @Nullable
                    String product,
            @RestQuery @Nullable String pageSize,
            @RestQuery @Nullable String pageToken) {
        int size = PageSize.read(pageSize);
        UUID after = PageToken.readId(pageToken).orElse(null);
        List<Response> found =
                responses.list(id("campaignId", campaignId), customer(customerId), products(product), after, size + 1);
        return Page.of(found, size, response -> response.invitationId().toString())
                .map(ResponseView::of);
    }

    @GET
    @Path("/{invitationId}")
    @Operation(summary = "Read one response", description = "The latest revision, with the context of the interaction.")
    @APIResponse(responseCode = "200", description = "The response")
    @APIResponse(
            responseCode = "404",
            description = "There is none, or it is about a product the caller may not see",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public ResponseView get(
            @Parameter(
                            description = "The invitation that was answered",
                            example = "0197c7a2-4b4f-7c31-9d2a-5f0e5c3b7a11")
                    @RestPath
                    UUID invitationId) {
        return responses
                .find(invitationId)
                .filter(response -> scope.covers(response.invitation().product()))
                .map(ResponseView::of)
                .orElseThrow(() -> new ProblemException(
                        ResponseProblem.RESPONSE_NOT_FOUND, "Nobody has answered the invitation " + invitationId));
    }

    @ServerExceptionMapper
    public RestResponse<Problem> storeAway(MongoException e) {
        Log.warnf("The document store did not answer: %s", e.getClass().getSimpleName());
        RequestProblem type = RequestProblem.TEMPORARILY_UNAVAILABLE;
        var problem = new Problem(type.uri(), type.title(), type.status(), "Please try again in a moment", List.of());
        return ResponseBuilder.<Problem>create(problem.status())
                .entity(problem)
                .type(Problem.MEDIA_TYPE)
                .header(HttpHeaders.RETRY_AFTER, 5)
                .build();
    }

    /** Whose answers these are is for privacy requests alone. */
    private @Nullable UUID customer(@Nullable String customerId) {
        if (customerId != null && !caller.hasRole("administrator")) {
            throw new ForbiddenException();
        }
        return id("customerId", customerId);
    }

    /** Taken as text, because the framework answers 404 to an id it cannot read. */
    private static @Nullable UUID id(String field, @Nullable String value) {
        try {
            return value == null ? null : UUID.fromString(value);
        } catch (IllegalArgumentException notAnId) {
            throw new ProblemException(
                    RequestProblem.INVALID_REQUEST,
                    "This is no id",
                    List.of(new Problem.FieldError(field, "must be a UUID")));
        }
    }

    /** What was asked for, within what the caller may see; null for no limit. */
    private @Nullable Set<String> products(@Nullable String product) {
        if (product == null) {
            return scope.products().orElse(null);
        }
        return scope.covers(product) ? Set.of(product) : Set.of();
    }
}
