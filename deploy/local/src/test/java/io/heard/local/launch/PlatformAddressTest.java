package io.heard.local.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heard.local.supervision.Home;
import io.heard.local.supervision.StartFailure;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlatformAddressTest {

    @TempDir
    private Path folder;

    @Test
    void isFoundByOtherProgramsAsItWasWritten() throws Exception {
        PlatformAddress address = address(ProcessHandle.current().pid());
        address.write(Home.at(folder));

        assertThat(PlatformAddress.read(folder)).isEqualTo(address);
    }

    @Test
    void ofALauncherThatWasKilledIsNotBelieved() throws Exception {
        Process ended = new ProcessBuilder("true").start();
        ended.waitFor();
        address(ended.pid()).write(Home.at(folder));

        assertThat(PlatformAddress.find(Home.at(folder))).isEmpty();
    }

    @Test
    void whereNothingRunsTheUserIsToldHowToStart() {
        assertThatThrownBy(() -> PlatformAddress.read(folder))
                .isInstanceOf(StartFailure.class)
                .hasMessage("Heard is not running here; start it with ./heard up --detach");
    }

    private static PlatformAddress address(long launcher) {
        return new PlatformAddress(
                launcher,
                URI.create("http://localhost:8080"),
                URI.create("http://127.0.0.1:8025"),
                2525,
                "127.0.0.1:9092",
                URI.create("http://127.0.0.1:8180/auth"),
                5433,
                "mongodb://127.0.0.1:27018",
                "embedded",
                Map.of("gateway", URI.create("http://127.0.0.1:9080")),
                Secrets.MACHINE_CLIENTS);
    }
}
