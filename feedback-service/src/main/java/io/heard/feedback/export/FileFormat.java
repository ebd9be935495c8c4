package io.heard.feedback.export;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;

/** How parts are written, and how a whole file is made of them. */
interface FileFormat {

    PartWriter part(OutputStream out, Columns columns) throws IOException;

    /** What stands before all rows. */
    void begin(OutputStream out, Columns columns) throws IOException;

    /**
     * Adds a part to the file, with room for the columns that were met after it.
     *
     * @param offset where in the file it goes
     */
    void append(OutputStream out, Path part, Export.Part written, long offset, Columns columns) throws IOException;

    /** What stands behind all rows. */
    void end(OutputStream out, Columns columns) throws IOException;
}
