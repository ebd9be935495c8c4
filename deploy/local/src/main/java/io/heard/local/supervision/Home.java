package io.heard.local.supervision;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where one local platform keeps everything of its own, and where it was built.
 *
 * @param directory data, logs and records of this platform; {@code .heard} in the repository unless {@code HEARD_HOME} says
 *     otherwise
 * @param repository the checkout whose build results run
 */
public record Home(Path directory, Path repository) {

    private static final String LANDMARK = "deploy/kafka/topics.yaml";

    public Home {
        directory = directory.toAbsolutePath().normalize();
        repository = repository.toAbsolutePath().normalize();
    }

    /** The home the user means: {@code HEARD_HOME}, else {@code .heard} in the repository around the working directory. */
    public static Home find() {
        Path repository = findRepository();
        String chosen = System.getenv("HEARD_HOME");
        return new Home(
                chosen == null || chosen.isBlank() ? repository.resolve(".heard") : Path.of(chosen), repository);
    }

    /** A home in the given folder, running what the repository around the working directory built. */
    public static Home at(Path directory) {
        return new Home(directory, findRepository());
    }

    private static Path findRepository() {
        String told = System.getProperty("heard.repository");
        Path start = told == null ? Path.of("") : Path.of(told);
        return Stream.iterate(
                        Optional.of(start.toAbsolutePath()), Optional::isPresent, folder -> folder.map(Path::getParent))
                .flatMap(Optional::stream)
                .filter(folder -> Files.exists(folder.resolve(LANDMARK)))
                .findFirst()
                .orElseThrow(() -> new StartFailure("No Heard checkout at or above " + start.toAbsolutePath()));
    }

    public Path data(String part) {
        return directory.resolve("data").resolve(part);
    }

    /** A working directory of the part's own, so that relative files of two parts never meet. */
    public Path work(String part) throws IOException {
        return Files.createDirectories(directory.resolve("work").resolve(part));
    }

    public Path log(String part) throws IOException {
        return Files.createDirectories(directory.resolve("logs")).resolve(part + ".log");
    }

    /** Records of what runs, with the secrets of the machine clients: for this user only. */
    public Path run() throws IOException {
        return closed("run");
    }

    /** A folder that only this user can look into. */
    public Path closed(String name) throws IOException {
        Path folder = Files.createDirectories(directory.resolve(name));
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        return folder;
    }

    /** Deletes what is there under a name, if anything is. */
    public void forget(String name) throws IOException {
        Path root = directory.resolve(name);
        if (!Files.exists(root)) {
            return;
        }
        try (Stream<Path> paths = Files.walk(root)) {
            List<Path> deepestFirst = paths.sorted(Comparator.reverseOrder()).toList();
            for (Path path : deepestFirst) {
                Files.delete(path);
            }
        }
    }

    /** Whether a platform was ever started here. */
    public boolean isUsed() {
        return Files.exists(directory.resolve("run").resolve("launcher.lock"))
                || Files.exists(directory.resolve("secrets.properties"));
    }
}
