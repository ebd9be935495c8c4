package io.heard.local.bench;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs one experiment of a kind. */
abstract class ExperimentCommand implements Callable<Integer> {

    private final List<Experiment> experiments;

    @Parameters(
            paramLabel = "NAME",
            defaultValue = "",
            description = "Which experiment; without one, those there are get listed.")
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

    ExperimentCommand(List<Experiment> experiments) {
        this.experiments = experiments;
    }

    @Override
    public Integer call() throws IOException {
        String kind = spec.name();
        Optional<Experiment> experiment = Experiments.find(experiments, name);
        if (experiment.isEmpty()) {
            spec.commandLine()
                    .getErr()
                    .println("heard " + kind + ": "
                            + (name.isEmpty() ? "which one?" : "there is no '" + name + "'")
                            + " There is: " + Experiments.listed(experiments)
                            + spec.subcommands().keySet().stream()
                                    .map(other -> ", " + other)
                                    .collect(Collectors.joining()));
            return ExitCode.USAGE;
        }
        return Experiments.run(
                kind,
                experiment.get(),
                new Experiments.Wishes(count, portOffset),
                spec.commandLine().getOut(),
                spec.commandLine().getErr());
    }
}
