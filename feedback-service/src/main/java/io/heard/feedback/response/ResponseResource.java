package io.heard.feedback.response;

import io.heard.feedback.masking.Masking;
import io.heard.http.paging.PageSize;
import io.heard.http.problem.Fields;
import io.heard.http.problem.ProblemException;
import io.heard.http.scope.ProductScope;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.identity.SecurityIdentity;
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
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** What customers answered, for those who work with it. */
@Path("/api/v1/responses")
@RolesAllowed({"analyst", "agent", "administrator"})
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@SecurityRequirement(name = "bearer")
@Tag(name = "Responses", description = "What customers answered")
public class ResponseResource {

    private final ResponseSearch search;
    private final Masking masking;
    private final Originals originals;
    private final ProductScope scope;
    private final SecurityIdentity caller;

    ResponseResource(
            ResponseSearch search, Masking masking, Originals originals, ProductScope scope, SecurityIdentity caller) {
        this.search = search;
        this.masking = masking;
        this.originals = originals;
        this.scope = scope;
        this.caller = caller;
    }

    @GET
    @Operation(
            summary = "List responses",
            description =
                    "In the order in which they were given, oldest first: new ones come at the end, and one that is changed meanwhile "
                            + "moves there. Who is limited to some products sees responses about those only. Answers of an "
                            + "anonymous campaign are withheld while the list would hold fewer than five of them.")
    @APIResponse(responseCode = "200", description = "A page of responses")
    public ResponsePage list(
            @Parameter(
                            description = "Only responses to this campaign",
                            example = "0197c7a0-11f0-7a60-8c1f-2f6a3a1d9e02",
                            schema = @Schema(format = "uuid"))
                    @RestQuery
                    @Nullable
                    String campaignId,
            @Parameter(
                            description =
                                    "Only what this customer answered, for administrators: survey-service's pseudonym. "
                                            + "Withdrawn answers, earlier submissions and verbatims as written are in it",
                            example = "0197c7a2-3a90-7b02-b1f7-6d1c2e8f4405",
                            schema = @Schema(format = "uuid"))
                    @RestQuery
                    @Nullable
                    String customerId,
            @Parameter(description = "Only responses about this product", example = "broadband") @RestQuery @Nullable
                    String product,
            @Parameter(description = "Only after this kind of interaction", example = "support-call")
                    @RestQuery
                    @Nullable
                    String touchpoint,
            @Parameter(description = "Only about interactions on this channel", example = "phone") @RestQuery @Nullable
                    String channel,
            @Parameter(description = "Only about interactions with this team", example = "north") @RestQuery @Nullable
                    String team,
            @Parameter(description = "Only given on a page in this language: its BCP 47 tag", example = "en")
                    @RestQuery
                    @Nullable
                    String language,
            @Parameter(
                            description = "Only given at this moment or later",
                            example = "2026-03-01T00:00:00Z",
                            schema = @Schema(format = "date-time"))
                    @RestQuery
                    @Nullable
                    String from,
            @Parameter(
                            description = "Only given before this moment",
                            example = "2026-04-01T00:00:00Z",
                            schema = @Schema(format = "date-time"))
                    @RestQuery
                    @Nullable
                    String to,
            @Parameter(
                            description = "Only with an answer to a question of this type: NPS, CSAT, CES or RATING",
                            example = "NPS")
                    @RestQuery
                    @Nullable
                    String scoreType,
            @Parameter(description = "The lowest score of that answer; the type's lowest without it", example = "0")
                    @RestQuery
                    @Nullable
                    String minScore,
            @Parameter(description = "The highest score of that answer; the type's highest without it", example = "6")
                    @RestQuery
                    @Nullable
                    String maxScore,
            @Parameter(description = "true: only with a verbatim; false: only without", example = "true")
                    @RestQuery
                    @Nullable
                    String hasText,
            @Parameter(description = "invited, anonymous or open", example = "invited") @RestQuery @Nullable
                    String origin,
            @Parameter(
                            description = "true: only those that a program seems to have given; false: only the others",
                            example = "false")
                    @RestQuery
                    @Nullable
                    String suspected,
            @Parameter(
                            description =
                                    "Only with a verbatim that touches this theme, as GET /api/v1/themes lists them. "
                                            + "A theme that was merged into another one stands for that",
                            example = "0d5c8a3e-6f0b-4a52-9d1e-2f4b7a90c311",
                            schema = @Schema(format = "uuid"))
                    @RestQuery
                    @Nullable
                    String themeId,
            @Parameter(
                            description =
                                    "true: only those taken back or removed after their time, for administrators; "
                                            + "false, the default: only the others",
                            example = "false")
                    @RestQuery
                    @Nullable
                    String withdrawn,
            @Parameter(
                            description = "masked, or original for agents and administrators: as written. Who reads "
                                    + "originals is recorded",
                            example = "masked")
                    @RestQuery
                    @Nullable
                    String verbatims,
            @RestQuery @Nullable String pageSize,
            @RestQuery @Nullable String pageToken) {
        if ((customerId != null || withdrawn != null) && !caller.hasRole("administrator")) {
            throw new ForbiddenException(); // Whose answers these are, and what is gone, is for privacy requests alone.
        }
        int size = PageSize.read(pageSize);
        Place after = Place.read(pageToken).orElse(null);
        var fields = new Fields();
        ResponseFilter filter = new FilterDraft(
                        campaignId,
                        customerId,
                        product,
                        touchpoint,
                        channel,
                        team,
                        language,
                        from,
                        to,
                        scoreType,
                        minScore,
                        maxScore,
                        hasText,
                        origin,
                        suspected,
                        themeId,
                        withdrawn)
                .read(fields, scope.products().orElse(null));
        boolean original = originals.wanted(fields, verbatims, customerId != null);
        fields.refuseIfWrong();
        filter = search.today(filter);
        Suppression suppression = search.suppression(filter);
        List<Response> found = search.find(filter, suppression, after, size + 1);
        ResponsePage page =
                ResponsePage.of(found, size, suppression, response -> view(response, original, customerId != null));
        if (original) {
            originals.read("responses "
                    + page.items().stream().map(ResponseView::invitationId).toList());
        }
        return page;
    }

    @GET
    @Path("/{invitationId}")
    @Operation(
            summary = "Read one response",
            description = "The latest revision, with the context of the interaction and what was sent before.")
    @APIResponse(responseCode = "200", description = "The response")
    @APIResponse(
            responseCode = "404",
            description =
                    "There is none, it is about a product the caller may not see, it was taken back or removed after its "
                            + "time and the caller is no administrator, or its campaign is anonymous and has fewer than "
                            + "five answers")
    public ResponseView get(
            @Parameter(
                            description = "The invitation that was answered",
                            example = "0197c7a2-4b4f-7c31-9d2a-5f0e5c3b7a11")
                    @RestPath
                    UUID invitationId,
            @Parameter(
                            description = "masked, or original for agents and administrators: as written. Who reads "
                                    + "originals is recorded",
                            example = "masked")
                    @RestQuery
                    @Nullable
                    String verbatims) {
        var fields = new Fields();
        boolean original = originals.wanted(fields, verbatims, false);
        fields.refuseIfWrong();
        Response response = search.find(invitationId, scope.products().orElse(null), caller.hasRole("administrator"))
                .orElseThrow(() -> new ProblemException(
                        ResponseProblem.RESPONSE_NOT_FOUND, "Nobody has answered the invitation " + invitationId));
        if (original) {
            originals.read("response " + invitationId);
        }
        return view(response, original, true);
    }

    private ResponseView view(Response response, boolean original, boolean withHistory) {
        return ResponseView.of(response, original ? null : masking, withHistory);
    }
}
