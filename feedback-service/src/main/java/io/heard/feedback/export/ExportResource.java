package io.heard.feedback.export;

import io.heard.feedback.response.Originals;
import io.heard.feedback.response.ResponseFilter;
import io.heard.feedback.response.ResponseSearch;
import io.heard.feedback.response.Suppression;
import io.heard.http.paging.Page;
import io.heard.http.problem.Fields;
import io.heard.http.problem.ProblemException;
import io.heard.http.scope.ProductScope;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.PathPart;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** Files of responses: asked for, written in the background, fetched when they are whole. */
@Path("/api/v1/exports")
@RolesAllowed({"analyst", "agent", "administrator"})
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@SecurityRequirement(name = "bearer")
@Tag(name = "Exports", description = "Responses as CSV, NDJSON and Parquet")
public class ExportResource {

    private final Exports exports;
    private final ExportFiles files;
    private final ResponseSearch search;
    private final Originals originals;
    private final ProductScope scope;
    private final ExportConfig config;
    private final Clock clock;

    ExportResource(
            Exports exports,
            ExportFiles files,
            ResponseSearch search,
            Originals originals,
            ProductScope scope,
            ExportConfig config,
            Clock clock) {
        this.exports = exports;
        this.files = files;
        this.search = search;
        this.originals = originals;
        this.scope = scope;
        this.config = config;
        this.clock = clock;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Ask for a file of responses",
            description =
                    "It is written in the background: read the export until its state is DONE, then fetch its file. It holds "
                            + "the responses that the caller may see and that were there when it was asked for.")
    @APIResponse(
            responseCode = "201",
            description = "The export, which Location leads to",
            content = @Content(schema = @Schema(implementation = ExportView.class)))
    @APIResponse(
            responseCode = "409",
            description = "The caller has as many exports as one person may have; delete one")
    public RestResponse<ExportView> create(@NotNull ExportDraft draft) {
        var fields = new Fields();
        ExportFormat format = draft.format(fields);
        ResponseFilter filter = draft.filter(fields, scope.products().orElse(null));
        boolean original = originals.wanted(fields, draft.verbatims(), false);
        fields.refuseIfWrong();
        if (mine().size() >= config.most()) {
            throw new ProblemException(
                    ExportProblem.TOO_MANY_EXPORTS, "There are " + config.most() + " of yours; delete one first");
        }
        filter = search.today(filter);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Suppression suppression = search.suppression(filter, now);
        var export = new Export(
                UUID.randomUUID(),
                originals.caller(),
                Objects.requireNonNull(format),
                filter,
                Boolean.TRUE.equals(draft.byteOrderMark()),
                original,
                suppression.shown(),
                suppression.some(),
                now,
                now.plus(config.kept()),
                List.of(),
                List.of(),
                null,
                null,
                null,
                null,
                null,
                now);
        exports.add(export);
        if (original) {
            originals.read("export " + export.id());
        }
        var location =
                UriBuilder.fromResource(ExportResource.class).path("{id}").build(export.id());
        return ResponseBuilder.<ExportView>created(location)
                .entity(ExportView.of(export))
                .build();
    }

    @GET
    @Operation(summary = "List exports", description = "The caller's own, oldest first, as long as they are kept.")
    @APIResponse(responseCode = "200", description = "All of them, in one page")
    public Page<ExportView> list() {
        return new Page<>(mine().stream().map(ExportView::of).toList(), null);
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "Read one export", description = "How far it is, and its manifest once the file is whole.")
    @APIResponse(responseCode = "200", description = "The export")
    @APIResponse(
            responseCode = "404",
            description = "There is none, it is somebody else's, or it holds what the caller may no longer see")
    public ExportView get(
            @Parameter(description = "The export", example = "0197c7b0-5f0e-4c3b-9a11-4b4f7c319d2a") @RestPath
                    UUID id) {
        return ExportView.of(find(id));
    }

    @GET
    @Path("/{id}/file")
    @Produces({MediaType.APPLICATION_OCTET_STREAM, "text/csv", "application/x-ndjson", "application/vnd.apache.parquet"
    })
    @Operation(
            summary = "Fetch the file",
            description =
                    "Whole, or the part that Range asks for, so that a fetch that broke off goes on where it was. In CSV a "
                            + "cell that a spreadsheet could take for a formula begins with an apostrophe.")
    @APIResponse(
            responseCode = "200",
            description = "The file; its ETag is the manifest's sha256",
            content = {
                @Content(mediaType = "text/csv", schema = @Schema(implementation = String.class)),
                @Content(mediaType = "application/x-ndjson", schema = @Schema(implementation = String.class)),
                @Content(mediaType = "application/vnd.apache.parquet", schema = @Schema(implementation = String.class))
            })
    @APIResponse(
            responseCode = "206",
            description = "The part that was asked for",
            content = @Content(mediaType = "application/octet-stream", schema = @Schema(implementation = String.class)))
    @APIResponse(
            responseCode = "404",
            description = "There is none, it is somebody else's, or it holds what the caller may no longer see")
    @APIResponse(responseCode = "409", description = "It is not whole yet")
    @APIResponse(
            responseCode = "410",
            description =
                    "Answers in it may not be kept any longer; a new file holds the others. Or it is no longer where it was written.")
    @APIResponse(responseCode = "416", description = "The file ends before that part")
    public Response file(
            @Parameter(description = "The export", example = "0197c7b0-5f0e-4c3b-9a11-4b4f7c319d2a") @RestPath UUID id,
            @Parameter(description = "One range in bytes", example = "bytes=1048576-") @RestHeader("Range") @Nullable
                    String range,
            @Parameter(
                            description = "The ETag that the part must belong to; else the whole file is the answer",
                            example = "\"9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08\"")
                    @RestHeader("If-Range")
                    @Nullable
                    String ifRange) {
        Export export = find(id);
        if (export.isExpired()) {
            throw new ProblemException(ExportProblem.EXPORT_EXPIRED, "Ask for a new file: it holds what is still kept");
        }
        Export.Manifest manifest = export.manifest();
        if (manifest == null) {
            throw new ProblemException(
                    ExportProblem.EXPORT_NOT_FINISHED, "Read the export until its state is DONE, then try again");
        }
        java.nio.file.Path file = files.whole(export, manifest);
        if (!Files.isRegularFile(file)) {
            throw new ProblemException(
                    ExportProblem.EXPORT_FILE_LOST,
                    "Ask for a new file. Instances that do not share a directory do not have each other's");
        }
        String tag = "\"" + manifest.sha256() + "\"";
        Optional<ByteRange> part =
                ifRange == null || ifRange.equals(tag) ? ByteRange.of(range, manifest.bytes()) : Optional.empty();
        if (part.isPresent() && !part.get().isSatisfiable(manifest.bytes())) {
            throw new ProblemException(
                    ExportProblem.RANGE_NOT_SATISFIABLE, "The file has " + manifest.bytes() + " bytes");
        }
        Response.ResponseBuilder answer = Response.status(part.isPresent() ? 206 : 200);
        part.ifPresent(wanted -> answer.header("Content-Range", wanted.contentRange(manifest.bytes())));
        return answer.entity(new PathPart(
                        file,
                        part.map(ByteRange::from).orElse(0L),
                        part.map(ByteRange::count).orElse(manifest.bytes())))
                .header(HttpHeaders.CONTENT_TYPE, export.format().mediaType())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"responses-" + id + "."
                                + export.format().extension() + "\"")
                .header(HttpHeaders.ETAG, tag)
                .header("Accept-Ranges", "bytes")
                .build();
    }

    @DELETE
    @Path("/{id}")
    @Operation(summary = "Delete an export", description = "With its file; one that is being written stops.")
    @APIResponse(responseCode = "204", description = "It is gone")
    @APIResponse(responseCode = "404", description = "There is none, or it is somebody else's")
    public void delete(
            @Parameter(description = "The export", example = "0197c7b0-5f0e-4c3b-9a11-4b4f7c319d2a") @RestPath
                    UUID id) {
        exports.remove(find(id).id());
    }

    private List<Export> mine() {
        return exports.of(originals.caller()).stream().filter(this::isInScope).toList();
    }

    private Export find(UUID id) {
        return exports.find(id, originals.caller())
                .filter(this::isInScope)
                .orElseThrow(() -> new ProblemException(ExportProblem.EXPORT_NOT_FOUND, "No export of yours is " + id));
    }

    /** What the caller could see when asking may be more than what they may see now. */
    private boolean isInScope(Export export) {
        if (export.original() && !originals.areAllowed()) {
            return false;
        }
        Set<String> frozen = export.filter().product() == null
                ? export.filter().products()
                : Set.of(export.filter().product());
        return scope.products()
                .map(allowed -> frozen != null && allowed.containsAll(frozen))
                .orElse(true);
    }
}
