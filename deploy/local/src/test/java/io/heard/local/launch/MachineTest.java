package io.heard.local.launch;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heard.local.supervision.StartFailure;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MachineTest {

    @Test
    void aPortInUseIsNamedInOneLineWithItsPartAndAWayOut() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = other.getLocalPort();

            assertThatThrownBy(() -> Machine.requireFree(Map.of("Kafka", port)))
                    .isInstanceOf(StartFailure.class)
                    .hasMessage("Port " + port + " (Kafka) is in use by another program;"
                            + " stop that, or choose other ports with --port-offset 1000");
        }
    }

    @Test
    void tooLittleMemoryIsSaidInOneLine() {
        assertThatThrownBy(() -> Machine.requireMemory(1_000_000))
                .isInstanceOf(StartFailure.class)
                .hasMessageMatching("Heard needs 1000000 GB of free memory here, and there are [\\d.]+ GB;"
                        + " close other programs");
    }

    @Test
    void nothingIsWrongWithAFreePort() throws Exception {
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }

        assertThatCode(() -> Machine.requireFree(Map.of("Kafka", port))).doesNotThrowAnyException();
    }
}
