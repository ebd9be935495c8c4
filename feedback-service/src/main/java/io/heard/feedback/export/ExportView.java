package io.heard.feedback.export;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An export as its owner sees it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "A file of responses, and how far it is", examples = ExportView.EXAMPLE)
record ExportView(
        UUID id,

        @Schema(description = "csv, ndjson or parquet") String format,

        @Schema(description = "masked or original") String verbatims,

        @Schema(description = "WAITING, RUNNING, DONE, FAILED or EXPIRED")
        State state,

        @Schema(
                description =
                        "Why there is no file: TOO_MANY_QUESTIONS are no columns of a table, ndjson holds them; RETENTION: "
                                + "answers in it may not be kept any longer, ask for a new one; NO_PROGRESS: it was tried for two "
                                + "hours and got no further, ask again or for less")
        @Nullable
        String failure,

        @Schema(description = "Responses written so far") long rows,

        @Schema(description = "Responses first given later than this are not in it")
        Instant snapshot,

        @Schema(description = "The file can be fetched until then")
        Instant expiresAt,

        @Schema(
                description =
                        "FEWER_THAN_5 when an anonymous campaign has fewer than five answers of this kind, or none: they are not in it")
        @Nullable
        String withheld,

        @Schema(description = "Written last: a file without it is not whole") @Nullable
        ManifestView manifest) {

    static final String EXAMPLE = """
            {"id":"0197c7b0-5f0e-4c3b-9a11-4b4f7c319d2a","format":"csv","verbatims":"masked","state":"DONE","rows":41213,
            "snapshot":"2026-04-01T08:00:00Z","expiresAt":"2026-04-08T08:00:00Z","manifest":{"rows":41213,"bytes":13107482,
            "sha256":"9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08","finishedAt":"2026-04-01T08:00:02Z",
            "pieces":[{"offset":0,"bytes":13107482,"rows":41213,
            "sha256":"9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"}]}}""";

    enum State {
        WAITING,
        RUNNING,
        DONE,
        FAILED,
        EXPIRED
    }

    /** What the whole file is. */
    @Schema(name = "ExportManifest", description = "What the whole file is, to tell a copy that was cut")
    record ManifestView(
            long rows,
            long bytes,

            @Schema(description = "Of the whole file, in hexadecimal")
            String sha256,

            Instant finishedAt,

            @Schema(description = "The file piece by piece, to fetch again only what is broken")
            List<PieceView> pieces) {}

    /** Some of the file. */
    @Schema(name = "ExportPiece", description = "Some of the file, from an offset on")
    record PieceView(long offset, long bytes, long rows, String sha256) {}

    static ExportView of(Export export) {
        return new ExportView(
                export.id(),
                export.format().name().toLowerCase(Locale.ROOT),
                export.original() ? "original" : "masked",
                stateOf(export),
                export.failure(),
                export.written(),
                export.snapshot(),
                export.expiresAt(),
                export.withheld() ? "FEWER_THAN_5" : null,
                export.manifest() == null ? null : of(export.manifest()));
    }

    private static State stateOf(Export export) {
        if (export.manifest() != null) {
            return State.DONE;
        }
        if (export.failure() != null) {
            return export.isExpired() ? State.EXPIRED : State.FAILED;
        }
        return export.worker() == null ? State.WAITING : State.RUNNING;
    }

    private static ManifestView of(Export.Manifest manifest) {
        return new ManifestView(
                manifest.rows(),
                manifest.bytes(),
                manifest.sha256(),
                manifest.finishedAt(),
                manifest.pieces().stream()
                        .map(piece -> new PieceView(piece.offset(), piece.bytes(), piece.rows(), piece.sha256()))
                        .toList());
    }
}
