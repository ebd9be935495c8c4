package io.heard.feedback.export.table;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;

/** How parts are written, and how a whole file is made of them. */
public interface FileFormat {

    PartWriter part(OutputStream out, Columns columns) throws IOException;

    /** What stands before all rows. */
    void begin(OutputStream out, Columns columns) throws IOException;

    /**
     * Adds a part to the file, with room for the columns that were met after it.
     *
     * @param rows in the part
     * @param known how many columns of questions there were when it was written
     */
    void append(OutputStream out, Path part, long rows, int known, Columns columns) throws IOException;

    /** What stands behind all rows. */
    void end(OutputStream out, Columns columns) throws IOException;
}
