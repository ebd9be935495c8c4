package io.heard.local.trial;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.heard.local.verbatim.Kind;
import io.heard.local.verbatim.LabelledVerbatims;
import java.io.IOException;
import java.nio.file.Path;

/** What the demo's customers complain of, labelled with the themes they had in mind. */
final class DemoComplaints {

    private static final int WRITTEN = 6000;
    private static final long SEED = 1;

    private DemoComplaints() {}

    /** To the columns {@code text} and {@code label}. */
    static void write(Path file) throws IOException {
        try (CsvWriter csv = CsvWriter.builder().build(file)) {
            csv.writeRecord("text", "label");
            LabelledVerbatims.load().stream(SEED, WRITTEN)
                    .filter(written -> written.mentions().getFirst().kind() == Kind.COMPLAINT)
                    .forEach(written -> csv.writeRecord(
                            written.text(), written.mentions().getFirst().theme()));
        }
    }
}
