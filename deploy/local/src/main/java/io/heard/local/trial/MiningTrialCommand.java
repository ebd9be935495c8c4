package io.heard.local.trial;

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
        DemoComplaints.write(file);
    }
}
