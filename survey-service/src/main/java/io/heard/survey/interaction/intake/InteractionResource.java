package io.heard.survey.interaction.intake;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.heard.contracts.event.InteractionClosed;
import io.heard.http.problem.Problem;
import io.heard.http.problem.ProblemException;
import io.heard.http.problem.RequestProblem;
import io.heard.http.problem.UnreadableJson;
import io.heard.http.scope.ProductScope;
import io.heard.survey.interaction.Interaction;
import io.heard.survey.interaction.InteractionDraft;
import io.heard.survey.interaction.InteractionIntake;
import io.heard.survey.interaction.InteractionRules;
import io.heard.survey.interaction.InteractionView;
import io.heard.survey.interaction.Interactions;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.io.BufferedInputStream;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** Interactions over HTTP: one at a time, or many as lines. */
@Path("/api/v1/interactions")
@RolesAllowed({"intake", "campaign-manager", "administrator"})
@Tag(name = "Interactions")
public class InteractionResource {

    static final String NDJSON = "application/x-ndjson";
    static final String CSV = "text/csv";

    private final InteractionIntake intake;
    private final InteractionBatch batch;
    private final Interactions interactions;
    private final ObjectMapper json;
    private final ProductScope scope;
    private final MeterRegistry metrics;
    private final Clock clock;

    InteractionResource(
            InteractionIntake intake,
            InteractionBatch batch,
            Interactions interactions,
            ObjectMapper json,
            ProductScope scope,
            MeterRegistry metrics,
            Clock clock) {
        this.intake = intake;
        this.batch = batch;
        this.interactions = interactions;
        this.json = json;
        this.scope = scope;
        this.metrics = metrics;
        this.clock = clock;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "reportInteraction",
            summary = "Report an interaction",
            description = "Stores it once per `source` and `id`, and decides which campaigns ask about it. "
                    + "Callers limited to some products report about those only, and learn of no other. "
                    + "Many at a time, at most 2000 in 1 MB: as a JSON array, as `application/x-ndjson` one per line, or as "
                    + "`text/csv`; a bad line never stops the rest, and what is sent again counts once.")
    @RequestBody(
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = InteractionDraft.class),
                        examples = @ExampleObject(name = "call", value = InteractionExamples.DRAFT)),
                @Content(
                        mediaType = NDJSON,
                        schema = @Schema(implementation = InteractionDraft.class),
                        examples = @ExampleObject(name = "line", value = InteractionExamples.LINE)),
                @Content(
                        mediaType = CSV,
                        schema = @Schema(implementation = String.class),
                        examples = @ExampleObject(name = "file", value = InteractionExamples.FILE))
            })
    @Parameter(
            name = "column",
            in = ParameterIn.QUERY,
            description = "CSV only, repeatable: which column holds a field, `field=column`. "
                    + "A column that is called like the field needs no mention. Fields as in JSON, such as `customer.email` "
                    + "or `attributes.plan`.",
            schema = @Schema(implementation = String[].class),
            example = "[\"id=Ticket\", \"customer.id=Customer no\"]")
    @Parameter(
            name = "constant",
            in = ParameterIn.QUERY,
            description = "CSV only, repeatable: what a field is in every row, `field=value`",
            schema = @Schema(implementation = String[].class),
            example = "[\"source=helpdesk\", \"touchpoint=support-call\"]")
    @Parameter(
            name = "timeFormat",
            in = ParameterIn.QUERY,
            description = "CSV only: how times are written when not as ISO-8601 instants",
            schema = @Schema(implementation = String.class),
            example = "dd.MM.yyyy HH:mm")
    @Parameter(
            name = "timeZone",
            in = ParameterIn.QUERY,
            description = "CSV only: whose clock wrote such times; UTC by default",
            schema = @Schema(implementation = String.class),
            example = "Europe/Berlin")
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
    public RestResponse<?> report(@NotNull InputStream body) {
        return reading(() -> {
            JsonParser parser = json.createParser(new BufferedInputStream(body));
            return parser.nextToken() == JsonToken.START_ARRAY
                    ? ResponseBuilder.ok(recordAll(new JsonArrayLines(parser, json)))
                            .build()
                    : report(json.readValue(parser, InteractionDraft.class));
        });
    }

    @POST
    @Consumes(NDJSON)
    @Blocking
    @Operation(hidden = true)
    public BatchView reportAll(InputStream lines) {
        return reading(() -> recordAll(new NdjsonLines(lines, json)));
    }

    @POST
    @Consumes(CSV)
    @Blocking
    @Operation(hidden = true)
    public BatchView reportFile(
            InputStream file,
            @RestQuery List<String> column,
            @RestQuery List<String> constant,
            @RestQuery @Nullable String timeFormat,
            @RestQuery @Nullable String timeZone) {
        return reading(() -> {
            var rows = new CsvLines(
                    file, header -> CsvColumns.read(header, column, constant, timeFormat, timeZone, field -> false));
            return recordAll(rows).ignoring(rows.ignored());
        });
    }

    /** Idempotent: the first time counts. */
    @PUT
    @Path("/{id}/reopening")
    @Transactional
    @Operation(
            summary = "Report that an interaction went on after all",
            description =
                    "Nobody is asked how it ended: invitations about it that have not been sent yet are not sent. "
                            + "When it ends again, report that as a new interaction.")
    @APIResponse(responseCode = "204", description = "Kept")
    public void reopen(@RestPath UUID id) {
        Interaction interaction = interactions
                .find(id)
                .filter(found -> scope.covers(found.product()))
                .orElseThrow(() -> new ProblemException(
                        InteractionProblem.INTERACTION_NOT_FOUND, "No interaction has the id " + id));
        interactions.reopen(interaction.id(), clock.instant());
    }

    /** Reads the body; what is wrong with it is the client's to mend. */
    private <T> T reading(Reading<T> reading) {
        try {
            return reading.read();
        } catch (JsonProcessingException | CharConversionException e) {
            List<Problem.FieldError> errors =
                    e instanceof JsonProcessingException unreadable ? UnreadableJson.errors(unreadable) : List.of();
            throw new ProblemException(RequestProblem.INVALID_REQUEST, "The body is not valid JSON", errors);
        } catch (IOException brokenOff) {
            throw new ProblemException(
                    RequestProblem.INVALID_REQUEST,
                    "The body broke off or is too long; lines before that are recorded");
        }
    }

    @FunctionalInterface
    private interface Reading<T> {
        T read() throws IOException;
    }

    private BatchView recordAll(InteractionLines lines) throws IOException {
        return BatchView.of(batch.record(lines, scope::covers));
    }

    private RestResponse<InteractionView> report(@Nullable InteractionDraft draft) {
        if (draft == null) {
            throw new ProblemException(
                    RequestProblem.INVALID_REQUEST, "The body must be a JSON object or an array of them");
        }
        return switch (InteractionRules.read(draft, clock.instant())) {
            case InteractionRules.Reading.Invalid(List<Problem.FieldError> errors) -> throw refused(errors);
            case InteractionRules.Reading.Valid(InteractionClosed context) -> report(context);
        };
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
