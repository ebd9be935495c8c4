package io.heard.local.bench;

import picocli.CommandLine.Command;

/** Breaks things and counts. Ends with 0 only when nothing was lost, doubled or miscounted. */
@Command(
        name = "chaos",
        description = "Break parts of the platform and count what that did; ends with one line of JSON.",
        mixinStandardHelpOptions = true)
public final class ChaosCommand extends ExperimentCommand {

    public ChaosCommand() {
        super(Experiments.FAULTS);
    }
}
