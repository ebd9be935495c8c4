package io.heard.local.trial;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.heard.local.verbatim.Kind;
import io.heard.local.verbatim.LabelledVerbatims;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How well complaints are told from the rest, as shipped and after learning. */
@Command(
        name = "detector",
        description = "Tell complaints from the rest among labelled texts; one line of JSON.",
        mixinStandardHelpOptions = true)
public final class DetectorTrialCommand extends TrialCommand {

    private static final int WRITTEN = 6000;
    private static final long SEED = 1;

    @Option(
            names = "--complaint-label",
            paramLabel = "LABEL",
            defaultValue = "complaint",
            description = "The label that complaints have (${DEFAULT-VALUE}).")
    private String complaintLabel = "";

    @Override
    String trial() {
        return "DetectorTrial";
    }

    @Override
    List<String> furtherArguments(boolean isDemo) {
        return List.of(isDemo ? name(Kind.COMPLAINT) : complaintLabel);
    }

    @Override
    void writeDemo(Path file) throws IOException {
        try (CsvWriter csv = CsvWriter.builder().build(file)) {
            csv.writeRecord("text", "label");
            LabelledVerbatims.load().stream(SEED, WRITTEN)
                    .forEach(written -> csv.writeRecord(
                            written.text(), name(written.mentions().getFirst().kind())));
        }
    }

    private static String name(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
