package io.heard.local.trial;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.heard.local.verbatim.LabelledVerbatims;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;

/** How fast answers are read, beside the model alone. */
@Command(
        name = "reading",
        description = "Read texts in batches and one at a time, and say how fast; one line of JSON.",
        mixinStandardHelpOptions = true)
public final class ReadingTrialCommand extends TrialCommand {

    private static final int WRITTEN = 6000;
    private static final long SEED = 1;

    @Override
    String trial() {
        return "ReadingTrial";
    }

    @Override
    List<String> furtherArguments(boolean isDemo) {
        return List.of();
    }

    @Override
    void writeDemo(Path file) throws IOException {
        try (CsvWriter csv = CsvWriter.builder().build(file)) {
            csv.writeRecord("text", "label");
            LabelledVerbatims.load().stream(SEED, WRITTEN)
                    .forEach(written -> csv.writeRecord(
                            written.text(), written.mentions().getFirst().kind().name()));
        }
    }
}
