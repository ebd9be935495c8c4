package io.heard.local.supervision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogRotationTest {

    @TempDir
    private Path folder;

    @Test
    void putsAFullLogAsideWhileItsWriterGoesOn() throws Exception {
        Path log = folder.resolve("noisy.log");
        Path rotated = folder.resolve("rotated");
        Process noisy = new ChildCommand(
                        List.of(
                                "/bin/sh",
                                "-c",
                                "echo one long line; until [ -e " + rotated + " ]; do sleep 0.1; done; echo short"),
                        Map.of(),
                        folder)
                .start(log);
        await().until(() -> Files.exists(log) && Files.size(log) > 10);

        new LogRotation(folder, 10).rotate();
        Files.createFile(rotated);
        noisy.waitFor();

        assertThat(folder.resolve("noisy.log.1")).hasContent("one long line");
        assertThat(log).hasContent("short");
    }

    @Test
    void leavesShortLogsAndOtherFilesAlone() throws Exception {
        Path log = Files.writeString(folder.resolve("quiet.log"), "short");
        Path other = Files.writeString(folder.resolve("notes.txt"), "a text that is longer than that");

        new LogRotation(folder, 10).rotate();

        assertThat(log).hasContent("short");
        assertThat(other).hasContent("a text that is longer than that");
    }
}
