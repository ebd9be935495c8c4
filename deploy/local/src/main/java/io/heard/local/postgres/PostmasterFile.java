package io.heard.local.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a running server, or one that was killed, says of itself in its data directory. */
record PostmasterFile(Path dataDirectory, Optional<Long> pid) {

    static PostmasterFile of(Path dataDirectory) throws IOException {
        try {
            List<String> lines = Files.readAllLines(dataDirectory.resolve("postmaster.pid"));
            return new PostmasterFile(
                    dataDirectory, lines.stream().findFirst().map(String::strip).map(Long::valueOf));
        } catch (NoSuchFileException e) {
            return new PostmasterFile(dataDirectory, Optional.empty());
        } catch (NumberFormatException e) {
            throw new IOException("Not a process id in " + dataDirectory.resolve("postmaster.pid"), e);
        }
    }

    /** After a restart of the machine the id may be another program's, so the process must also serve these very data. */
    boolean isAlive() {
        return pid.flatMap(ProcessHandle::of)
                .filter(ProcessHandle::isAlive)
                .flatMap(process -> process.info().arguments())
                .filter(arguments -> Arrays.asList(arguments).contains(dataDirectory.toString()))
                .isPresent();
    }
}
