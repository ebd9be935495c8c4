package io.heard.local.bench;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Breaks things and counts. Ends with 0 only when nothing was lost, doubled or miscounted. */
@Command(
        name = "chaos",
        description = "Break parts of the platform and count what that did; ends with one line of JSON.",
        mixinStandardHelpOptions = true)
public final class ChaosCommand implements Callable<Integer> {

    @Parameters(
            paramLabel = "NAME",
            defaultValue = "",
            description = "What to break; without one, those there are get listed.")
    private String name = "";

    @Option(
            names = "--count",
            paramLabel = "N",
            defaultValue = "0",
            description = "How many customers, where an experiment can be made smaller or larger.")
    private int count;

    @Option(
            names = "--port-offset",
            paramLabel = "N",
            defaultValue = "0",
            description = "Add N to every port of a platform that is started for this.")
    private int portOffset;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Optional<Experiment> experiment = Experiments.find(Experiments.FAULTS, name);
        if (experiment.isEmpty()) {
            spec.commandLine()
                    .getErr()
                    .println("heard chaos: " + (name.isEmpty() ? "which one?" : "there is no '" + name + "'")
                            + " There is: " + Experiments.listed(Experiments.FAULTS));
            return ExitCode.USAGE;
        }
        return Experiments.run(
                "chaos",
                experiment.get(),
                new Experiments.Wishes(count, portOffset),
                spec.commandLine().getOut(),
                spec.commandLine().getErr());
    }
}
