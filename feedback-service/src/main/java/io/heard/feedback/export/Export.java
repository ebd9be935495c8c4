package io.heard.feedback.export;

import io.heard.feedback.export.table.Column;
import io.heard.feedback.response.ResponseFilter;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * One file that somebody asked for, and how far it is.
 *
 * @param owner whose it is: nobody else learns of it
 * @param filter with the products that the owner could see when asking
 * @param byteOrderMark for spreadsheets that take UTF-8 for something else without one
 * @param original whether verbatims are as they were written
 * @param shown anonymous campaigns with so many answers that they are in it
 * @param withheld whether there are others
 * @param snapshot what was answered first after this moment is not in it
 * @param columns of questions, in the order in which they were met
 * @param parts written and safe on disk; an instance that takes over goes on after them
 * @param lastId of the last response in the parts
 * @param manifest the last thing written: a file without it is not whole
 * @param failure why there will be no file, or is none any more
 * @param worker which instance writes it, until {@code leaseUntil}
 */
public record Export(
        @BsonId UUID id,
        String owner,
        ExportFormat format,
        ResponseFilter filter,
        boolean byteOrderMark,
        boolean original,
        Set<UUID> shown,
        boolean withheld,
        Instant snapshot,
        Instant expiresAt,
        List<Column> columns,
        List<Part> parts,
        @Nullable UUID lastId,
        @Nullable Manifest manifest,
        @Nullable String failure,
        @Nullable UUID worker,
        Instant leaseUntil) {

    /** The failure of one that held what must not be kept any longer. */
    static final String RETENTION = "RETENTION";

    /**
     * A piece of the file as it is being written.
     *
     * @param columns how many columns of questions were known
     */
    public record Part(String file, long rows, long bytes, int columns) {}

    /**
     * What the whole file is.
     *
     * @param sha256 in hexadecimal
     */
    public record Manifest(long rows, long bytes, String sha256, Instant finishedAt, List<Piece> pieces) {}

    /** Some rows of the file, to tell at which of them a copy is broken. */
    public record Piece(long offset, long bytes, long rows, String sha256) {}

    boolean isExpired() {
        return RETENTION.equals(failure);
    }

    long written() {
        return parts.stream().mapToLong(Part::rows).sum();
    }
}
