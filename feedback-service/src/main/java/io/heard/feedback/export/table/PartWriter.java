package io.heard.feedback.export.table;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Writes the rows of one part. */
public interface PartWriter {

    /** @param cells the same row as {@link Columns#fill} lays it out */
    void write(ExportRow row, @Nullable Object[] cells) throws IOException;

    /** What is held in memory until the end of the part, in bytes. */
    default long held() {
        return 0;
    }

    /** Hands everything on to the stream, which stays open. */
    void finish() throws IOException;
}
