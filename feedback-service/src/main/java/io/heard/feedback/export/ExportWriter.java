package io.heard.feedback.export;

import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.push;
import static com.mongodb.client.model.Updates.set;

import io.heard.feedback.export.table.Columns;
import io.heard.feedback.export.table.CsvFormat;
import io.heard.feedback.export.table.ExportRow;
import io.heard.feedback.export.table.FileFormat;
import io.heard.feedback.export.table.NdjsonFormat;
import io.heard.feedback.export.table.ParquetFormat;
import io.heard.feedback.export.table.PartWriter;
import io.heard.feedback.export.table.RowCodec;
import io.heard.feedback.masking.Masking;
import io.heard.feedback.response.ResponseSearch;
import io.heard.feedback.response.Responses;
import io.heard.feedback.response.Suppression;
import io.heard.feedback.survey.Surveys;
import io.quarkus.logging.Log;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.bson.RawBsonDocument;
import org.bson.codecs.RawBsonDocumentCodec;
import org.jspecify.annotations.Nullable;

/**
 * Writes one export: goes through the responses in the order of their ids, a part at a time. A part counts once it is safe on disk
 * and the document says so; whoever goes on after a crash begins behind the last one. The whole file is put together of the parts
 * at the end, and its manifest comes last.
 */
final class ExportWriter {

    private static final int HEAVIEST_PART = 8 << 20;

    private final Export export;
    private final ExportLease lease;
    private final ExportFiles files;
    private final Responses responses;
    private final ResponseSearch search;
    private final Columns columns;
    private final FileFormat format;
    private final RowCodec codec;
    private final ExportConfig config;
    private final Clock clock;
    private final BooleanSupplier stopping;
    private final List<Export.Part> parts;

    /** In the names of all files: an instance that was taken for dead may still be writing its own. */
    private final UUID attempt = UUID.randomUUID();

    private @Nullable Path unfinished;

    ExportWriter(
            Export export,
            ExportLease lease,
            ExportFiles files,
            Responses responses,
            ResponseSearch search,
            Surveys surveys,
            Masking masking,
            ExportConfig config,
            Clock clock,
            BooleanSupplier stopping) {
        this.export = export;
        this.lease = lease;
        this.files = files;
        this.responses = responses;
        this.search = search;
        this.columns = new Columns(surveys, export.columns());
        this.format = switch (export.format()) {
            case CSV -> new CsvFormat(export.byteOrderMark());
            case NDJSON -> new NdjsonFormat();
            case PARQUET -> new ParquetFormat();
        };
        this.codec = new RowCodec(export.original() ? null : masking);
        this.config = config;
        this.clock = clock;
        this.stopping = stopping;
        this.parts = new ArrayList<>(export.parts());
    }

    /** Done, or given up to somebody else, or to be gone on with. */
    void write() throws IOException, InterruptedException {
        try {
            if (writeParts()) {
                finish();
            }
        } catch (ExportLease.LostException e) {
            Log.infof("Export %s is no longer ours to write", export.id());
            if (unfinished != null) {
                Files.deleteIfExists(unfinished);
            }
        }
    }

    private void finish() throws IOException {
        Path whole = files.file(export, "whole-" + attempt);
        unfinished = whole;
        Export.Manifest manifest = files.assemble(export, format, columns, parts, whole, lease::keep, clock);
        Set<UUID> shown = shown();
        if (shown.equals(export.shown())) {
            lease.update(set("manifest", manifest));
            files.removeAllBeside(whole);
        } else {
            // There are fewer campaigns each time, so this has an end.
            lease.update(Exports.anew(export.anew(shown)));
            Files.deleteIfExists(whole);
        }
    }

    /**
     * Of the campaigns in the file those that may still be: with enough answers, and enough of them in the file. The two differ
     * when an answer was not to be found for a while.
     */
    private Set<UUID> shown() {
        return search.stillShown(export.shown(), export.filter(), export.snapshot()).stream()
                .filter(campaign -> parts.stream()
                                .mapToInt(part -> part.anonymousOf(campaign))
                                .sum()
                        >= Suppression.SMALLEST_GROUP)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** False when this instance is to stop. */
    private boolean writeParts() throws IOException, InterruptedException {
        var documents = responses.as(RawBsonDocument.class, new RawBsonDocumentCodec());
        try (var pages = new ExportPages(export, documents, codec, lease, config)) {
            ExportPages.Page page = pages.next();
            while (!page.isEnd()) {
                if (page.rows().isEmpty()) {
                    if (stopping.getAsBoolean()) {
                        return false;
                    }
                    lease.update(set("lastId", page.reached()));
                    page = pages.next();
                } else {
                    columns.learn(page.rows());
                    ExportPages.@Nullable Page following = writePart(page, pages);
                    if (following == null) {
                        return false;
                    }
                    page = following;
                }
            }
        }
        return true;
    }

    /** Writes pages until the part is long enough; answers the page after it, or null when it is to be left. */
    private ExportPages.@Nullable Page writePart(ExportPages.Page first, ExportPages pages)
            throws IOException, InterruptedException {
        int width = columns.count();
        @Nullable Object[] cells = new Object[columns.names().size()];
        String name = "part-%06d-%s".formatted(parts.size(), attempt);
        Path file = files.file(export, name);
        unfinished = file;
        Instant until = clock.instant().plus(lease.often());
        var anonymous = new HashMap<String, Integer>();
        long rows = 0;
        UUID reached;
        ExportPages.Page page = first;
        try (OutputStream out = files.create(file)) {
            PartWriter part = format.part(out, columns);
            do {
                if (stopping.getAsBoolean()) {
                    return null;
                }
                for (ExportRow row : page.rows()) {
                    columns.fill(cells, row);
                    part.write(row, cells);
                    row.anonymousCampaign()
                            .ifPresent(campaign -> anonymous.merge(campaign.toString(), 1, Integer::sum));
                }
                rows += page.rows().size();
                reached = page.reached();
                page = pages.next();
                columns.learn(page.rows());
                // A row with more columns than the part has begins a new one. So does time: what is not in a part yet
                // is lost.
            } while (!page.isEnd()
                    && columns.count() == width
                    && rows < config.partRows()
                    && part.held() < HEAVIEST_PART
                    && clock.instant().isBefore(until));
            part.finish();
        }
        files.force(file);
        var written = new Export.Part(name, rows, Files.size(file), width, anonymous);
        lease.update(combine(push("parts", written), set("lastId", reached), set("columns", columns.questions())));
        parts.add(written);
        unfinished = null;
        return page;
    }
}
