package io.heard.survey.interaction;

import io.heard.contracts.event.InteractionClosed;
import io.heard.http.problem.Problem;
import io.heard.http.problem.ProblemException;
import io.heard.http.problem.RequestProblem;
import io.heard.http.scope.ProductScope;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** Interactions over HTTP: one at a time, or many as lines. */
@Path("/api/v1/interactions")
@RolesAllowed({"intake", "campaign-manager", "administrator"})
@Tag(name = "Interactions")
@APIResponse(responseCode = "401", ref = "Unauthorized")
@APIResponse(responseCode = "403", ref = "Forbidden")
public class InteractionResource {

    static final String NDJSON = "application/x-ndjson";

    private final InteractionIntake intake;
    private final InteractionBatch batch;
    private final ProductScope scope;
    private final MeterRegistry metrics;
    private final Clock clock;

    InteractionResource(
            InteractionIntake intake, InteractionBatch batch, ProductScope scope, MeterRegistry metrics, Clock clock) {
        this.intake = intake;
        this.batch = batch;
        this.scope = scope;
        this.metrics = metrics;
        this.clock = clock;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "reportInteraction",
            summary = "Report an interaction",
            description =
                    "Stores it once per `source` and `id`, and decides which campaigns ask about it. "
                            + "Callers limited to some products report about those only, and learn of no other. "
                            + "As `application/x-ndjson`, up to 1000 of them, one per line, in at most 1 MB: a bad line never stops the rest.")
    @RequestBody(
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = InteractionDraft.class),
                        examples = @ExampleObject(name = "call", value = InteractionExamples.DRAFT)),
                @Content(
                        mediaType = NDJSON,
                        schema = @Schema(implementation = String.class),
                        examples = @ExampleObject(name = "lines", value = InteractionExamples.LINE))
            })
    @APIResponse(
            responseCode = "201",
            description = "Stored",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = InteractionView.class),
                            examples = @ExampleObject(name = "call", value = InteractionExamples.VIEW)))
    @APIResponse(
            responseCode = "200",
            description = "One interaction: known already, nothing changed. Lines: what became of each of them",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(oneOf = {InteractionView.class, BatchView.class}),
                            examples = {
                                @ExampleObject(name = "known", value = InteractionExamples.VIEW),
                                @ExampleObject(name = "lines", value = InteractionExamples.BATCH)
                            }))
    @APIResponse(responseCode = "400", ref = "InvalidRequest")
    public RestResponse<InteractionView> report(@NotNull InteractionDraft draft) {
        return switch (InteractionRules.read(draft, clock.instant())) {
            case InteractionRules.Reading.Invalid(List<Problem.FieldError> errors) -> throw refused(errors);
            case InteractionRules.Reading.Valid(InteractionClosed context) -> report(context);
        };
    }

    @POST
    @Consumes(NDJSON)
    @Blocking
    @Operation(hidden = true)
    public BatchView reportAll(InputStream lines) {
        try {
            return BatchView.of(batch.record(lines, scope::covers));
        } catch (IOException brokenOff) {
            throw new ProblemException(
                    RequestProblem.INVALID_REQUEST,
                    "The body broke off or is too long; lines before that are recorded");
        }
    }

    private RestResponse<InteractionView> report(InteractionClosed context) {
        requireCovered(context.product());
        InteractionIntake.Outcome outcome = intake.record(context);
        InteractionView view = outcome.interaction();
        // Somebody else may have reported it before, about another product.
        requireCovered(view.product());
        return outcome.isNew()
                ? ResponseBuilder.<InteractionView>created(
                                URI.create("/api/v1/interactions/" + view.id() + "/decisions"))
                        .entity(view)
                        .build()
                : ResponseBuilder.ok(view).build();
    }

    private void requireCovered(String product) {
        if (!scope.covers(product)) {
            throw refused(List.of(new Problem.FieldError("product", "must be one of your products")));
        }
    }

    private ProblemException refused(List<Problem.FieldError> errors) {
        metrics.counter("heard.interactions.rejected", "door", "single").increment();
        return new ProblemException(RequestProblem.INVALID_REQUEST, "Some fields break their rules", errors);
    }
}
