package io.heard.local;

import io.heard.local.bench.BenchCommand;
import io.heard.local.bench.ChaosCommand;
import io.heard.local.demo.DemoCommand;
import io.heard.local.supervision.StartFailure;
import java.io.UncheckedIOException;
import java.util.logging.Level;
import java.util.logging.LogManager;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The commands of {@code ./heard}. */
@Command(
        name = "heard",
        description = "Runs Heard on this machine: asks customers how it went, and shows what they say.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Also, before any of these: ./heard test runs the whole test suite.",
            "Data, logs and secrets live in .heard/ (or where HEARD_HOME says)."
        },
        mixinStandardHelpOptions = true,
        subcommands = {
            UpCommand.class,
            DownCommand.class,
            StatusCommand.class,
            LogsCommand.class,
            ResetCommand.class,
            DemoCommand.class,
            BenchCommand.class,
            ChaosCommand.class,
            CommandLine.HelpCommand.class
        })
public final class Heard {

    private Heard() {}

    public static void main(String[] arguments) {
        // What we want to say we say ourselves; Kafka's client would tell of every refused connection while a broker
        // starts.
        LogManager.getLogManager().getLogger("").setLevel(Level.OFF);
        CommandLine commands = new CommandLine(new Heard());
        // People in front of a terminal get one line; what went wrong inside stands in the logs.
        commands.setExecutionExceptionHandler((failure, command, parsed) -> {
            if (failure instanceof StartFailure) {
                command.getErr().println(failure.getMessage());
            } else if (failure instanceof UncheckedIOException io) {
                command.getErr().println("heard: " + io.getCause());
            } else {
                throw failure;
            }
            return CommandLine.ExitCode.SOFTWARE;
        });
        System.exit(commands.execute(arguments));
    }
}
