package io.heard.local.postgres;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * How to run a program that refuses to run as root, as PostgreSQL does.
 *
 * @param prefix stands before the command; empty for ordinary users
 * @param owner numeric id of the user who must own the data, or -1 where the current user does
 */
record Unprivileged(List<String> prefix, int owner) {

    private static final int NOBODY = 65534;
    private static final Path SHARED_PROGRAMS = Path.of("/var/cache/heard");

    static Unprivileged ofThisUser() throws IOException {
        if (!"root".equals(System.getProperty("user.name"))) {
            return new Unprivileged(List.of(), -1);
        }
        // In a user namespace without a mapping we look like nobody, and what we write still belongs to us.
        List<String> namespace = List.of("unshare", "--user");
        if (works(namespace)) {
            return new Unprivileged(namespace, -1);
        }
        // Containers often forbid namespaces. The capability lets nobody open data below a folder of root's.
        List<String> nobody = List.of(
                "setpriv",
                "--reuid=" + NOBODY,
                "--regid=" + NOBODY,
                "--clear-groups",
                "--inh-caps=+dac_override",
                "--ambient-caps=+dac_override");
        if (works(nobody)) {
            return new Unprivileged(nobody, NOBODY);
        }
        throw new IOException("PostgreSQL does not run as root, and neither unshare nor setpriv works here:"
                + " start as an ordinary user");
    }

    List<String> command(List<String> program) {
        List<String> command = new ArrayList<>(prefix);
        command.addAll(program);
        return command;
    }

    /** Where to keep programs: another user's must be found by that user, who cannot look into a folder of root's. */
    Path reachable(Path folder) {
        return owner < 0 ? folder : SHARED_PROGRAMS;
    }

    /** Runs a program to its end; its output is in the message when it fails. */
    void run(List<String> program) throws IOException {
        String name = Path.of(program.getFirst()).getFileName().toString();
        Path output = Files.createTempFile("heard-" + name + "-", ".out");
        try {
            Process running = new ProcessBuilder(command(program))
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            if (running.waitFor() != 0) {
                throw new IOException(
                        name + " failed: " + Files.readString(output).strip());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while running " + name, e);
        } finally {
            Files.deleteIfExists(output);
        }
    }

    /** Hands a folder and all it holds to the user under whom the program will run. */
    void own(Path folder) throws IOException {
        if (owner < 0) {
            return;
        }
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : (Iterable<Path>) paths::iterator) {
                Files.setAttribute(path, "unix:uid", owner, LinkOption.NOFOLLOW_LINKS);
            }
        }
    }

    private static boolean works(List<String> prefix) throws IOException {
        List<String> command = new ArrayList<>(prefix);
        command.add("true");
        try {
            Process process = new ProcessBuilder(command)
                    .redirectOutput(Redirect.DISCARD)
                    .redirectError(Redirect.DISCARD)
                    .start();
            return process.waitFor(5, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while trying " + prefix.getFirst(), e);
        } catch (IOException e) {
            return false; // not installed
        }
    }
}
