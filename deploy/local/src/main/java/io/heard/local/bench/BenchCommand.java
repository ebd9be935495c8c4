package io.heard.local.bench;

import io.heard.local.trial.DetectorTrialCommand;
import io.heard.local.trial.EmergingTrialCommand;
import io.heard.local.trial.MiningTrialCommand;
import io.heard.local.trial.ReadingTrialCommand;
import io.heard.local.trial.SeededTrialCommand;
import picocli.CommandLine.Command;

/** Measures. */
@Command(
        name = "bench",
        description = "Measure a running platform, or one started for it; ends with one line of JSON.",
        subcommands = {
            MiningTrialCommand.class,
            DetectorTrialCommand.class,
            EmergingTrialCommand.class,
            ReadingTrialCommand.class,
            SeededTrialCommand.class
        },
        mixinStandardHelpOptions = true)
public final class BenchCommand extends ExperimentCommand {

    public BenchCommand() {
        super(Experiments.BENCHES);
    }
}
