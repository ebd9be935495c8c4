package io.heard.system;

import io.heard.local.launch.Platform;
import io.heard.local.launch.PlatformAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** Everything real, started once for all journeys over empty data, and stopped when the test JVM ends. */
final class RunningPlatform {

    /** Away from the ports of a platform somebody has running, and below the range the system hands out. */
    private static final int PORT_OFFSET = 3_000;

    private static final Platform PLATFORM = Platform.start(emptyHome(), PORT_OFFSET);

    private RunningPlatform() {}

    static PlatformAddress address() {
        return PLATFORM.address();
    }

    /** The process that runs a part now. */
    static ProcessHandle process(String part) {
        try {
            long pid = PLATFORM.parts().stream()
                    .filter(record -> record.name().equals(part))
                    .findFirst()
                    .orElseThrow()
                    .pid();
            return ProcessHandle.of(pid).orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path emptyHome() {
        Path home = Path.of("target", "heard-home").toAbsolutePath();
        try {
            if (Files.exists(home)) {
                try (Stream<Path> files = Files.walk(home)) {
                    for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                        Files.delete(file);
                    }
                }
            }
            return Files.createDirectories(home);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
