package io.heard.local.trial;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.heard.local.verbatim.Kind;
import io.heard.local.verbatim.LabelledVerbatims;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;

/** How well themes that a team names with a sentence find their complaints, before and after people put some right. */
@Command(
        name = "seeded",
        description = "Sort labelled complaints into themes named by sentences; one line of JSON.",
        mixinStandardHelpOptions = true)
public final class SeededTrialCommand extends TrialCommand {

    private static final int WRITTEN = 6000;
    private static final long SEED = 1;

    @Option(
            names = "--seeds",
            paramLabel = "FILE",
            description = "Columns label and sentence, one or a few sentences for each label; the demo brings its own.")
    private @Nullable Path seeds;

    private @Nullable Path demoSeeds;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (isOfAFile() != (seeds != null)) {
            return refuse("--csv and --seeds need each other");
        }
        if (seeds != null && !Files.isReadable(seeds)) {
            return refuse("cannot read " + seeds);
        }
        Path written = Files.createTempFile("heard-demo-seeds", ".csv");
        try {
            demoSeeds = written;
            return super.call();
        } finally {
            Files.deleteIfExists(written);
        }
    }

    private static int refuse(String why) {
        System.err.println("heard bench seeded: " + why);
        return ExitCode.USAGE;
    }

    @Override
    String trial() {
        return "SeededTrial";
    }

    @Override
    List<String> furtherArguments(boolean isDemo) {
        Path file = isDemo ? demoSeeds : seeds;
        return file == null ? List.of() : List.of(file.toAbsolutePath().toString());
    }

    /** The sentence for each theme is what a person would say it is about. */
    @Override
    void writeDemo(Path file) throws IOException {
        Map<String, String> labels = new LinkedHashMap<>();
        try (CsvWriter csv = CsvWriter.builder().build(file)) {
            csv.writeRecord("text", "label");
            LabelledVerbatims.load().stream(SEED, WRITTEN)
                    .map(written -> Map.entry(written.text(), written.mentions().getFirst()))
                    .filter(written -> written.getValue().kind() == Kind.COMPLAINT)
                    .forEach(written -> {
                        csv.writeRecord(written.getKey(), written.getValue().theme());
                        labels.put(
                                written.getValue().theme(), written.getValue().label());
                    });
        }
        if (demoSeeds != null) {
            try (CsvWriter csv = CsvWriter.builder().build(demoSeeds)) {
                csv.writeRecord("label", "sentence");
                labels.forEach(csv::writeRecord);
            }
        }
    }
}
