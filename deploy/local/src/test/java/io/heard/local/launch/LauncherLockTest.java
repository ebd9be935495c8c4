package io.heard.local.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heard.local.supervision.Home;
import io.heard.local.supervision.StartFailure;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LauncherLockTest {

    @TempDir
    private Path folder;

    @Test
    void aHomeHasOneLauncherAtATime() throws Exception {
        Home home = Home.at(folder);
        try (LauncherLock ours = LauncherLock.take(home)) {
            assertThat(LauncherLock.holder(home)).contains(ProcessHandle.current());
            assertThatThrownBy(() -> LauncherLock.take(home))
                    .isInstanceOf(StartFailure.class)
                    .hasMessageStartingWith("Heard is already running here");
            assertThat(ours).isNotNull();
        }
        assertThat(LauncherLock.holder(home)).isEmpty();
        LauncherLock.take(home).close();
    }
}
