package io.heard.local.supervision;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How to start a process of the platform.
 *
 * @param command program and arguments
 * @param environment added to the launcher's own
 * @param directory it works in
 */
public record ChildCommand(List<String> command, Map<String, String> environment, Path directory) {

    /** Ctrl-C reaches every process of a terminal's session; parts must wait until their turn to stop comes. */
    private static final boolean SETSID = Files.isExecutable(Path.of("/usr/bin/setsid"));

    /** A JVM like the launcher's own. */
    public static ChildCommand java(List<String> arguments, Map<String, String> environment, Path directory) {
        List<String> command = new ArrayList<>();
        command.add(javaProgram());
        command.addAll(arguments);
        return new ChildCommand(command, environment, directory);
    }

    /** The launcher's own class path, good from any working directory. */
    public static String ownClassPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static String javaProgram() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /**
     * Starts it, with both outputs appended to {@code log}. A file and not a pipe: a pipe nobody reads blocks its writer, and
     * the child must live on when the launcher is killed.
     */
    public Process start(Path log) throws IOException {
        List<String> inOwnSession = new ArrayList<>();
        if (SETSID) {
            inOwnSession.add("/usr/bin/setsid");
        }
        inOwnSession.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(inOwnSession)
                .directory(directory.toFile())
                .redirectInput(Redirect.from(Path.of("/dev/null").toFile()))
                .redirectErrorStream(true)
                .redirectOutput(Redirect.appendTo(log.toFile()));
        // Flags meant for the caller's own tools would change the memory every part takes.
        builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "JAVA_OPTS"));
        builder.environment().put("MALLOC_ARENA_MAX", "2");
        builder.environment().putAll(environment);
        return builder.start();
    }
}
