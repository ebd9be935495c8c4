package io.heard.local.trial;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How good and how steady the themes of labelled complaints are. */
@Command(
        name = "mining",
        description = "Find themes in labelled complaints, arriving in three orders; a line of JSON for each.",
        mixinStandardHelpOptions = true)
public final class MiningTrialCommand extends TrialCommand {

    @Option(
            names = "--show",
            paramLabel = "N",
            defaultValue = "0",
            description = "Show so many of the largest themes of the last order, with labels and quotes.")
    private int show;

    @Override
    String trial() {
        return "MiningTrial";
    }

    @Override
    List<String> furtherArguments(boolean isDemo) {
        return List.of(Integer.toString(show));
    }

    @Override
    void writeDemo(Path file) throws IOException {
        DemoComplaints.write(file);
    }
}
