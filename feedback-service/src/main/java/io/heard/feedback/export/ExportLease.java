package io.heard.feedback.export;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.bson.conversions.Bson;

/** That this instance, and nobody else, goes on with an export: as long as it says so often enough. */
final class ExportLease {

    private final Exports exports;
    private final UUID export;
    private final UUID worker;
    private final Duration length;
    private final Clock clock;
    private Instant renewed;

    ExportLease(Exports exports, UUID export, UUID worker, Duration length, Clock clock) {
        this.exports = exports;
        this.export = export;
        this.worker = worker;
        this.length = length;
        this.clock = clock;
        this.renewed = clock.instant();
    }

    /** So often is often enough: one or two may come late. */
    Duration often() {
        return length.dividedBy(3);
    }

    boolean isDue() {
        return !clock.instant().isBefore(renewed.plus(often()));
    }

    /**
     * To be called between steps of any work that can take long.
     *
     * @throws LostException when somebody else has the export by now, or nobody wants it any more
     */
    void keep() {
        if (isDue()) {
            update(Exports.NO_CHANGE);
        }
    }

    /**
     * Changes the export's document, unless it is somebody else's to change.
     *
     * @throws LostException when it is, or nobody wants it any more
     */
    void update(Bson change) {
        Instant now = clock.instant();
        if (!exports.update(export, worker, length, change)) {
            throw new LostException();
        }
        renewed = now;
    }

    /** Whatever we have written that the document does not name is of no use to anybody. */
    static final class LostException extends RuntimeException {}
}
