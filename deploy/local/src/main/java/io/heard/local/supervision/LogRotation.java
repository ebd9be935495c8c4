package io.heard.local.supervision;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * Keeps log files from growing for ever. The writers are other processes that append, so a full log is copied aside and cut
 * in place; the few lines written between the two steps may be lost.
 */
public final class LogRotation {

    private final Path folder;
    private final long largest;

    /** @param largest size in bytes at which a log is put aside */
    public LogRotation(Path folder, long largest) {
        this.folder = folder;
        this.largest = largest;
    }

    /** Puts aside what is full; of each log, the one before is kept. */
    public void rotate() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> logs =
                    files.filter(file -> file.toString().endsWith(".log")).toList();
            for (Path log : logs) {
                if (Files.size(log) > largest) {
                    Files.copy(log, Path.of(log + ".1"), StandardCopyOption.REPLACE_EXISTING);
                    FileChannel.open(log, StandardOpenOption.WRITE).truncate(0).close();
                }
            }
        }
    }
}
