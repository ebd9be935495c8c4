package io.heard.feedback.export;

import io.heard.feedback.export.table.Column;
import io.heard.feedback.response.ResponseFilter;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
 * @param shown anonymous campaigns with so many answers that they are in it; fewer and fewer when answers are taken back meanwhile
 * @param withheld whether there are others
 * @param snapshot what was answered first after this moment is not in it
 * @param columns of questions, in the order in which they were met
 * @param parts written and safe on disk; an instance that takes over goes on after them
 * @param lastId up to here every response has been looked at, and those asked for are in the parts
 * @param stuck where it got no further, if it did not
 * @param manifest the last thing written: a file without it is not whole
 * @param failure why there will be no file, or is none any more
 * @param worker which instance writes it
 * @param leaseUntil nobody else takes it before; of those that may be taken, the one that has waited longest since then is next
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
        @Nullable Stuck stuck,
        @Nullable Manifest manifest,
        @Nullable String failure,
        @Nullable UUID worker,
        Instant leaseUntil) {

    /** The failure of one that held what must not be kept any longer. */
    static final String RETENTION = "RETENTION";

    /** The failure of one that was tried again and again and always ended at the same place. */
    static final String NO_PROGRESS = "NO_PROGRESS";

    /**
     * A piece of the file as it is being written.
     *
     * @param columns how many columns of questions were known
     * @param anonymous how many of the rows are anonymous, by campaign; null in parts written before this was kept
     */
    public record Part(
            String file,
            long rows,
            long bytes,
            int columns,
            @Nullable Map<String, Integer> anonymous) {

        int anonymousOf(UUID campaign) {
            return anonymous == null ? 0 : anonymous.getOrDefault(campaign.toString(), 0);
        }
    }

    /**
     * Where attempts failed.
     *
     * @param lastId of the export, when they did
     * @param attempts how many failed there, one after the other
     */
    public record Stuck(@Nullable UUID lastId, int attempts) {}

    /**
     * What the whole file is.
     *
     * @param sha256 in hexadecimal
     * @param file its name, which no other attempt has written to; null in those of the time when there was one name for all
     */
    public record Manifest(
            long rows,
            long bytes,
            String sha256,
            Instant finishedAt,
            List<Piece> pieces,
            @Nullable String file) {}

    /** Some rows of the file, to tell at which of them a copy is broken. */
    public record Piece(long offset, long bytes, long rows, String sha256) {}

    boolean isExpired() {
        return RETENTION.equals(failure);
    }

    /** False of what was begun before that was kept. */
    boolean saysWhoIsAnonymous() {
        return shown.isEmpty() || parts.stream().noneMatch(part -> part.anonymous() == null);
    }

    /** With one more attempt that failed here. */
    Stuck stuckAgain() {
        return new Stuck(lastId, stuck != null && Objects.equals(stuck.lastId(), lastId) ? stuck.attempts() + 1 : 1);
    }

    /** The same without anything written, and with no other anonymous campaigns than these. */
    Export anew(Set<UUID> stillShown) {
        return new Export(
                id,
                owner,
                format,
                filter,
                byteOrderMark,
                original,
                stillShown,
                withheld || !stillShown.equals(shown),
                snapshot,
                expiresAt,
                List.of(),
                List.of(),
                null,
                stuck,
                null,
                null,
                worker,
                leaseUntil);
    }

    long written() {
        return parts.stream().mapToLong(Part::rows).sum();
    }
}
