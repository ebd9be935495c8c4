package io.heard.local;

import io.heard.local.supervision.Home;
import io.heard.local.supervision.StartFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows what the parts have logged. */
@Command(name = "logs", description = "Show the logs, of one part or of all.", mixinStandardHelpOptions = true)
final class LogsCommand implements Callable<Integer> {

    private static final String SUFFIX = ".log";

    @Parameters(arity = "0..1", paramLabel = "PART", description = "As ./heard status names it.")
    private @Nullable String part;

    @Option(
            names = {"-f", "--follow"},
            description = "Go on until Ctrl-C.")
    private boolean follow;

    @Option(
            names = {"-n", "--lines"},
            paramLabel = "N",
            defaultValue = "40",
            description = "How many lines of each log to begin with (default: ${DEFAULT-VALUE}).")
    private int lines;

    @Override
    public Integer call() throws IOException, InterruptedException {
        List<LogTail> tails = new ArrayList<>();
        for (Path log : logs()) {
            String prefix = part == null ? name(log) + " | " : "";
            LogTail tail = new LogTail(log, line -> System.out.println(prefix + line));
            tail.skipToLast(lines);
            tails.add(tail);
        }
        while (follow) {
            for (LogTail tail : tails) {
                tail.advance();
            }
            Thread.sleep(300);
        }
        return 0;
    }

    private List<Path> logs() throws IOException {
        Path folder = Home.find().log("launcher").getParent();
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> all = files.filter(file -> file.toString().endsWith(SUFFIX))
                    .sorted()
                    .toList();
            List<Path> wanted = all.stream()
                    .filter(log -> part == null || name(log).equals(part))
                    .toList();
            if (part != null && wanted.isEmpty()) {
                throw new StartFailure("No log of " + part + "; there are "
                        + String.join(", ", all.stream().map(LogsCommand::name).toList()));
            }
            return wanted;
        }
    }

    private static String name(Path log) {
        String file = log.getFileName().toString();
        return file.substring(0, file.length() - SUFFIX.length());
    }
}
