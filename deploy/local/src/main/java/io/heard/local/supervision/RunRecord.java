package io.heard.local.supervision;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is known of one part, kept in a file so that other commands and the next launcher know it too.
 *
 * @param pid of its process, 0 when none runs
 * @param startedAt when the system says that process started; a pid alone may be another program's by now
 * @param restarts since the launcher started
 */
public record RunRecord(
        String name, String address, long pid, Instant startedAt, Part.Stop stop, State state, int restarts) {

    /** How a part is. */
    public enum State {
        /** Waits for another part. */
        WAITING,
        STARTING,
        READY,
        /** Ended or hung; starts again after a pause. */
        RESTARTING,
        /** Could not be started, and is not tried again. */
        FAILED,
        STOPPED
    }

    private static final String SUFFIX = ".part.json";
    private static final JsonMapper JSON =
            JsonMapper.builder().addModule(new JavaTimeModule()).build();
    /** The system derives start times from its clock, which may have been set since. */
    private static final Duration CLOCK_DRIFT = Duration.ofSeconds(2);

    /** The process meant, if it still runs: same pid and same start time. */
    public Optional<ProcessHandle> process() {
        return pid == 0
                ? Optional.empty()
                : ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(this::startedThen);
    }

    private boolean startedThen(ProcessHandle process) {
        return process.info()
                .startInstant()
                .filter(actual -> Duration.between(actual, startedAt).abs().compareTo(CLOCK_DRIFT) <= 0)
                .isPresent();
    }

    /** When the process started, to the precision the system gives. */
    static Instant startOf(ProcessHandle process) {
        return process.info().startInstant().orElse(Instant.EPOCH);
    }

    /** Replaces the part's record in one step: a reader sees the old or the new one. */
    public void write(Path folder) throws IOException {
        Path unfinished = folder.resolve(name + ".unfinished");
        Files.write(unfinished, JSON.writeValueAsBytes(this));
        Files.move(
                unfinished,
                folder.resolve(name + SUFFIX),
                StandardCopyOption.REPLACE_EXISTING,
                StandardCopyOption.ATOMIC_MOVE);
    }

    public static List<RunRecord> readAll(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> records = files.filter(file -> file.toString().endsWith(SUFFIX))
                    .sorted()
                    .toList();
            return records.stream().flatMap(file -> read(file).stream()).toList();
        }
    }

    /** A file that cannot be read tells nothing; it is as if it were not there. */
    private static Optional<RunRecord> read(Path file) {
        try {
            return Optional.of(JSON.readValue(Files.readAllBytes(file), RunRecord.class));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
