package io.heard.local.trial;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** How good and how steady the themes of labelled complaints are. */
@Command(
        name = "mining",
        description = "Find themes in labelled complaints, arriving in three orders; a line of JSON for each.",
        mixinStandardHelpOptions = true)
public final class MiningTrialCommand extends TrialCommand {

    private static final double COARSEST = .25;
    private static final double FINEST = 8;

    @Option(
            names = "--show",
            paramLabel = "N",
            defaultValue = "0",
            description = "Show so many of the largest themes of the last order, with labels and quotes.")
    private int show;

    @Option(
            names = "--by-words",
            paramLabel = "LANGUAGE",
            description =
                    "Find them by their words alone, as in languages that the sentence model does not read; for example en.")
    private @Nullable String language;

    private double fineness;

    @Option(
            names = "--fineness",
            paramLabel = "TIMES",
            defaultValue = "1",
            description = "Find themes so many times as fine as the complaints say, from 0.25 to 8.")
    void setFineness(double times) {
        if (!(times >= COARSEST && times <= FINEST)) {
            throw new ParameterException(spec.commandLine(), "--fineness must be from 0.25 to 8");
        }
        fineness = times;
    }

    @Override
    String trial() {
        return language == null ? "MiningTrial" : "WordsTrial";
    }

    @Override
    List<String> furtherArguments(boolean isDemo) {
        if (language != null && show > 0) {
            throw new ParameterException(spec.commandLine(), "--show does not go with --by-words");
        }
        return List.of(language == null ? Integer.toString(show) : language, Double.toString(fineness));
    }

    @Override
    void writeDemo(Path file) throws IOException {
        DemoComplaints.write(file);
    }
}
