package io.heard.local.trial;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;

/** How well and how soon new matters among complaints are seen. */
@Command(
        name = "emerging",
        description = "Let labels of labelled complaints start late in a stream, and see them; one line of JSON.",
        mixinStandardHelpOptions = true)
public final class EmergingTrialCommand extends TrialCommand {

    @Override
    String trial() {
        return "EmergingTrial";
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
