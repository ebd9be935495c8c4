package io.heard.local.bench;

import picocli.CommandLine.Command;

/** Measures. */
@Command(
        name = "bench",
        description = "Measure a running platform, or one started for it; ends with one line of JSON.",
        mixinStandardHelpOptions = true)
public final class BenchCommand extends ExperimentCommand {

    public BenchCommand() {
        super(Experiments.BENCHES);
    }
}
