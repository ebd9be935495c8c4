package io.heard.local.trial;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.heard.local.verbatim.Kind;
import io.heard.local.verbatim.LabelledVerbatims;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;

/** How good and how steady the themes of labelled complaints are. */
@Command(
        name = "mining",
        description = "Find themes in labelled complaints, arriving in three orders; a line of JSON for each.",
        mixinStandardHelpOptions = true)
public final class MiningTrialCommand extends TrialCommand {

    private static final int WRITTEN = 6000;
    private static final long SEED = 1;

    @Override
    String trial() {
        return "MiningTrial";
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
                    .filter(written -> written.mentions().getFirst().kind() == Kind.COMPLAINT)
                    .forEach(written -> csv.writeRecord(
                            written.text(), written.mentions().getFirst().theme()));
        }
    }
}
