package io.heard.feedback.export;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Projections.fields;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Projections.slice;

import com.mongodb.MongoException;
import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoCursor;
import io.heard.feedback.export.table.ExportRow;
import io.heard.feedback.export.table.RowCodec;
import io.heard.feedback.response.ResponseFilter;
import io.heard.feedback.response.Suppression;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.bson.RawBsonDocument;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * The responses of an export in the order of their ids. The next page is fetched while the one before it is read and written: the
 * store and we have a processor each.
 *
 * <p>Where few responses are asked for, the store looks at very many for each it finds, for longer than we wait for its answer. So
 * it is asked about so many at a time, and a page without a row says how far it has looked. Behind a full page it is asked without
 * a limit at first: to find the limit it has to count.
 */
final class ExportPages implements AutoCloseable {

    /** Responses of a page at most; as many more are fetched while it is written. */
    private static final int LONGEST_PAGE = 1_000;

    private static final int SHORTEST_PAGE = 50;

    /**
     * Bytes of a page. The store sends it at once, since asking for more of it takes time; where customers write more than usual, the
     * next one is shorter.
     */
    private static final int USUAL_PAGE = 2 << 20;

    /** Bytes after which a page ends, should the store send it bit by bit. */
    private static final int HEAVIEST_PAGE = 8 << 20;

    /** Shares of a lease in which one page has to come. */
    private static final int MOST_WAITS = 6;

    /** What {@link RowCodec} reads. Of the submissions only the valid one: customers may have changed their answers many times. */
    private static final Bson ROW = fields(
            include("revision", "invitation", "answeredAt", "suspicion", "withdrawnAt"), slice("submissions", -1));

    private final MongoCollection<RawBsonDocument> documents;
    private final RowCodec codec;
    private final ExportLease lease;
    private final Bson asked;
    private final int mostRows;
    private final int window;
    private final BlockingQueue<Fetched> fetched = new ArrayBlockingQueue<>(1);
    private final Thread thread;
    private boolean dense;
    private int rows;

    ExportPages(
            Export export,
            MongoCollection<RawBsonDocument> documents,
            RowCodec codec,
            ExportLease lease,
            ExportConfig config) {
        this.documents = documents;
        this.codec = codec;
        this.lease = lease;
        this.asked = asked(export);
        this.mostRows = Math.min(LONGEST_PAGE, config.partRows());
        this.rows = Math.min(SHORTEST_PAGE, mostRows);
        this.window = config.window();
        UUID after = export.lastId() == null ? ExportRow.NOBODY : export.lastId();
        this.thread = Thread.ofVirtual().start(() -> fetchFrom(after));
    }

    /** Some rows, or none of those up to an id. */
    record Page(List<ExportRow> rows, @Nullable UUID reached) {

        /** Nothing is in it, and nothing comes behind it. */
        boolean isEnd() {
            return reached == null;
        }
    }

    /** What a page is made of, or why there is none. */
    private record Fetched(
            List<RawBsonDocument> documents,
            @Nullable UUID reached,
            @Nullable RuntimeException failure) {}

    private static Bson asked(Export export) {
        List<Bson> conditions = export.filter().conditions();
        if (export.filter().from() != null || export.filter().to() != null) {
            conditions.addAll(export.filter().period());
        }
        conditions.add(new Suppression(export.shown(), export.withheld()).rest(export.snapshot()));
        conditions.add(ResponseFilter.answeredBy(export.snapshot()));
        return and(conditions);
    }

    /** Not to be called again after the end. Keeps the lease while it waits. */
    Page next() throws InterruptedException {
        Fetched next = null;
        for (int waits = 0; next == null && waits < MOST_WAITS; waits++) {
            next = fetched.poll(lease.often().toMillis(), TimeUnit.MILLISECONDS);
            lease.keep();
        }
        if (next == null) {
            throw new IllegalStateException("The store has not answered for too long");
        }
        if (next.failure() != null) {
            throw next.failure();
        }
        return new Page(
                next.documents().stream()
                        .map(document -> document.decode(codec))
                        .toList(),
                next.reached());
    }

    @Override
    public void close() {
        thread.interrupt();
    }

    private void fetchFrom(UUID after) {
        try {
            UUID last = after;
            while (last != null) {
                Fetched page = fetch(last);
                fetched.put(page);
                last = page.reached();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Fetched fetch(UUID after) {
        try {
            return read(after);
        } catch (RuntimeException e) {
            return new Fetched(List.of(), null, e);
        }
    }

    private Fetched read(UUID after) {
        if (dense) {
            try {
                return read(after, null);
            } catch (MongoException e) {
                // A long way to the next one, or the store is away and says so again.
            }
        }
        return read(after, endOfWindow(after));
    }

    /** The store finds it among the ids alone. Null when there are not so many any more. */
    private @Nullable UUID endOfWindow(UUID after) {
        RawBsonDocument end = documents
                .find(gt("_id", after))
                .projection(include("_id"))
                .sort(ascending("_id"))
                .skip(window - 1)
                .limit(1)
                .first();
        return end == null ? null : idOf(end);
    }

    private Fetched read(UUID after, @Nullable UUID end) {
        FindIterable<RawBsonDocument> found = end == null
                ? documents.find(and(asked, gt("_id", after)))
                : documents.find(and(asked, gt("_id", after), lte("_id", end))).hint(ascending("_id"));
        List<RawBsonDocument> page = new ArrayList<>();
        long bytes = 0;
        try (MongoCursor<RawBsonDocument> next = found.projection(ROW)
                .sort(ascending("_id"))
                .limit(rows)
                .batchSize(rows)
                .cursor()) {
            while (next.hasNext() && bytes < HEAVIEST_PAGE) {
                RawBsonDocument document = next.next();
                bytes += document.getByteBuffer().remaining();
                page.add(document);
            }
        }
        dense = page.size() == rows || bytes >= HEAVIEST_PAGE;
        if (!page.isEmpty()) {
            long fitting = USUAL_PAGE * (long) page.size() / bytes;
            rows = Math.clamp(fitting, Math.min(SHORTEST_PAGE, mostRows), mostRows);
        }
        if (end != null && !dense) {
            return new Fetched(page, end, null);
        }
        return new Fetched(page, page.isEmpty() ? null : idOf(page.getLast()), null);
    }

    private static UUID idOf(RawBsonDocument document) {
        return document.getBinary("_id").asUuid();
    }
}
