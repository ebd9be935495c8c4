package io.heard.feedback.export;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Projections.fields;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Projections.slice;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.push;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoCursor;
import io.heard.feedback.export.table.Columns;
import io.heard.feedback.export.table.CsvFormat;
import io.heard.feedback.export.table.ExportRow;
import io.heard.feedback.export.table.FileFormat;
import io.heard.feedback.export.table.NdjsonFormat;
import io.heard.feedback.export.table.ParquetFormat;
import io.heard.feedback.export.table.PartWriter;
import io.heard.feedback.export.table.RowCodec;
import io.heard.feedback.masking.Masking;
import io.heard.feedback.response.Responses;
import io.heard.feedback.response.Suppression;
import io.heard.feedback.survey.Surveys;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.bson.RawBsonDocument;
import org.bson.codecs.RawBsonDocumentCodec;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * Writes one export: goes through the responses in the order of their ids, a part at a time. A part counts once it is safe on disk
 * and the document says so; whoever goes on after a crash begins behind the last one. The whole file is put together of the parts
 * at the end, and its manifest comes last.
 */
final class ExportWriter {

    /** A page of responses, and as many more that are fetched while it is written. */
    private static final int PAGE = 2_000;

    /** What the store sends at once. */
    private static final int BATCH = 200;

    /** Bytes after which a page ends; where customers write more than usual, pages get shorter. */
    private static final int HEAVIEST_PAGE = 8 << 20;

    private static final int HEAVIEST_PART = 8 << 20;

    /** What {@link RowCodec} reads. Of the submissions only the valid one: customers may have changed their answers many times. */
    private static final Bson ROW = fields(
            include("revision", "invitation", "answeredAt", "suspicion", "withdrawnAt"), slice("submissions", -1));

    private final Export export;
    private final Exports exports;
    private final ExportFiles files;
    private final Columns columns;
    private final FileFormat format;
    private final MongoCollection<RawBsonDocument> documents;
    private final RowCodec codec;
    private final UUID worker;
    private final ExportConfig config;
    private final Clock clock;
    private final BooleanSupplier stopping;
    private final List<Export.Part> parts;

    ExportWriter(
            Export export,
            Exports exports,
            ExportFiles files,
            Responses responses,
            Surveys surveys,
            Masking masking,
            UUID worker,
            ExportConfig config,
            Clock clock,
            BooleanSupplier stopping) {
        this.export = export;
        this.exports = exports;
        this.files = files;
        this.columns = new Columns(surveys, export.columns());
        this.format = switch (export.format()) {
            case CSV -> new CsvFormat(export.byteOrderMark());
            case NDJSON -> new NdjsonFormat();
            case PARQUET -> new ParquetFormat();
        };
        this.documents = responses.as(RawBsonDocument.class, new RawBsonDocumentCodec());
        this.codec = new RowCodec(export.original() ? null : masking);
        this.worker = worker;
        this.config = config;
        this.clock = clock;
        this.stopping = stopping;
        this.parts = new ArrayList<>(export.parts());
    }

    /** Done, or given up to somebody else, or to be gone on with. */
    void write() throws IOException, InterruptedException {
        if (writeParts()) {
            Export.Manifest manifest = files.assemble(export, format, columns, parts, clock);
            exports.update(export.id(), worker, config.lease(), set("manifest", manifest));
            files.removeParts(export);
        }
    }

    /** False when this instance is to stop, or the export is no longer its own. */
    private boolean writeParts() throws IOException, InterruptedException {
        try (var pages = new Pages(export.lastId())) {
            List<ExportRow> page = pages.next();
            while (!page.isEmpty()) {
                columns.learn(page);
                @Nullable List<ExportRow> following = writePart(page, pages);
                if (following == null) {
                    return false;
                }
                page = following;
            }
        }
        return true;
    }

    /** Writes pages until the part is long enough; answers the page after it, or null when it is to be left. */
    private @Nullable List<ExportRow> writePart(List<ExportRow> first, Pages pages)
            throws IOException, InterruptedException {
        int width = columns.count();
        @Nullable Object[] cells = new Object[columns.names().size()];
        String name = "part-%06d".formatted(parts.size());
        Path file = files.part(export, name);
        long rows = 0;
        UUID last = first.getLast().id();
        List<ExportRow> page = first;
        try (OutputStream out = files.create(file)) {
            PartWriter part = format.part(out, columns);
            do {
                if (stopping.getAsBoolean()) {
                    return null;
                }
                for (ExportRow row : page) {
                    columns.fill(cells, row);
                    part.write(row, cells);
                }
                rows += page.size();
                last = page.getLast().id();
                page = pages.next();
                columns.learn(page);
                // A row with more columns than the part has begins a new one.
            } while (!page.isEmpty()
                    && columns.count() == width
                    && rows < config.partRows()
                    && part.held() < HEAVIEST_PART);
            part.finish();
        }
        files.force(file);
        var written = new Export.Part(name, rows, Files.size(file), width);
        parts.add(written);
        boolean ours = exports.update(
                export.id(),
                worker,
                config.lease(),
                combine(push("parts", written), set("lastId", last), set("columns", columns.questions())));
        return ours ? page : null;
    }

    private List<RawBsonDocument> read(UUID after) {
        List<Bson> conditions = export.filter().conditions();
        if (export.filter().from() != null || export.filter().to() != null) {
            conditions.addAll(export.filter().period());
        }
        conditions.add(new Suppression(export.shown(), export.withheld()).rest(export.snapshot()));
        conditions.add(gt("_id", after));
        conditions.add(lte("firstAnsweredAt", export.snapshot()));
        List<RawBsonDocument> page = new ArrayList<>();
        long bytes = 0;
        try (MongoCursor<RawBsonDocument> found = documents
                .find(and(conditions))
                .projection(ROW)
                .sort(ascending("_id"))
                .limit(Math.min(PAGE, config.partRows()))
                .batchSize(BATCH)
                .cursor()) {
            while (found.hasNext() && bytes < HEAVIEST_PAGE) {
                RawBsonDocument document = found.next();
                bytes += document.getByteBuffer().remaining();
                page.add(document);
            }
        }
        return page;
    }

    /** Fetches the next page while the one before it is read and written: the store and we have a processor each. */
    private final class Pages implements AutoCloseable {

        private final BlockingQueue<Fetched> fetched = new ArrayBlockingQueue<>(1);
        private final Thread thread;
        private boolean over;

        Pages(@Nullable UUID after) {
            this.thread = Thread.ofVirtual().start(() -> fetchFrom(after == null ? ExportRow.NOBODY : after));
        }

        private void fetchFrom(UUID after) {
            try {
                UUID last = after;
                List<RawBsonDocument> page;
                do {
                    page = read(last);
                    fetched.put(new Fetched(page, null));
                    if (!page.isEmpty()) {
                        last = page.getLast().getBinary("_id").asUuid();
                    }
                } while (!page.isEmpty());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (RuntimeException e) {
                tell(e);
            }
        }

        private void tell(RuntimeException failure) {
            try {
                fetched.put(new Fetched(List.of(), failure));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        /** Empty at the end. */
        List<ExportRow> next() throws InterruptedException {
            if (over) {
                return List.of();
            }
            Fetched next = fetched.poll(1, TimeUnit.MINUTES);
            if (next == null) {
                throw new IllegalStateException("The store has not answered for a minute");
            }
            if (next.failure() != null) {
                throw next.failure();
            }
            over = next.page().isEmpty();
            return next.page().stream().map(document -> document.decode(codec)).toList();
        }

        @Override
        public void close() {
            thread.interrupt();
        }
    }

    /** A page as it came from the store, or why there is none. */
    private record Fetched(
            List<RawBsonDocument> page, @Nullable RuntimeException failure) {}
}
