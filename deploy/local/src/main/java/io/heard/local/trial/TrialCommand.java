package io.heard.local.trial;

import io.heard.local.supervision.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Tries mining on labelled texts: on those of a file, else on those that the demo's customers would write. */
abstract class TrialCommand implements Callable<Integer> {

    private static final String HEAP = "-Xmx384m";

    @Option(names = "--csv", paramLabel = "FILE", description = "Labelled texts, with a heading; else the demo's own.")
    private @Nullable Path csv;

    @Option(
            names = "--text-column",
            paramLabel = "NAME",
            defaultValue = "text",
            description = "The column of texts (${DEFAULT-VALUE}).")
    private String textColumn = "";

    @Option(
            names = "--label-column",
            paramLabel = "NAME",
            defaultValue = "label",
            description = "The column of labels (${DEFAULT-VALUE}).")
    private String labelColumn = "";

    @Option(
            names = "--mask-column",
            paramLabel = "NAME",
            defaultValue = "",
            description = "A column of names that texts must not be told apart by.")
    private String maskColumn = "";

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    CommandSpec spec;

    /** The class that tries. */
    abstract String trial();

    /** What it wants to know beyond the texts. */
    abstract List<String> furtherArguments(boolean isDemo);

    /** The demo's texts, to the columns {@code text} and {@code label}. */
    abstract void writeDemo(Path file) throws IOException;

    boolean isOfAFile() {
        return csv != null;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (csv == null) {
            Path demo = Files.createTempFile("heard-demo-texts", ".csv");
            try {
                writeDemo(demo);
                return run(demo, "demo", "text", "label", "", true);
            } finally {
                Files.deleteIfExists(demo);
            }
        }
        if (!Files.isReadable(csv)) {
            spec.commandLine().getErr().println("heard bench " + spec.name() + ": cannot read " + csv);
            return ExitCode.USAGE;
        }
        return run(csv, csv.toString(), textColumn, labelColumn, maskColumn, false);
    }

    private int run(Path file, String set, String text, String label, String mask, boolean isDemo)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                HEAP,
                "-XX:+UseSerialGC",
                "-XX:+UseCompactObjectHeaders",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "-cp",
                classPath(),
                "io.heard.insights.mining.trial." + trial(),
                file.toAbsolutePath().toString(),
                text,
                label,
                mask,
                set));
        command.addAll(furtherArguments(isDemo));
        Process process = new ProcessBuilder(command).inheritIO().start();
        try {
            return process.waitFor();
        } finally {
            process.destroy();
        }
    }

    private static String classPath() {
        Path application = Home.find().repository().resolve("insights-service/target/quarkus-app");
        return Stream.of("app", "lib/boot", "lib/main")
                .map(folder -> application.resolve(folder).resolve("*").toString())
                .collect(Collectors.joining(System.getProperty("path.separator")));
    }
}
