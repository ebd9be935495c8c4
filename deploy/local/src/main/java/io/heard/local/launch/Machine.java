package io.heard.local.launch;

import io.heard.local.supervision.StartFailure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalLong;

/** Looks before the start whether this machine can carry the platform. */
final class Machine {

    private static final long GIB = 1L << 30;
    private static final Path MEMORY = Path.of("/proc/meminfo");
    private static final Path CONTAINER_LIMIT = Path.of("/sys/fs/cgroup/memory.max");
    private static final Path CONTAINER_USE = Path.of("/sys/fs/cgroup/memory.current");

    private Machine() {}

    /** Fails with one line that names the port and its part when somebody else listens there. */
    static void requireFree(Map<String, Integer> ports) {
        ports.forEach((part, port) -> {
            try (ServerSocket socket = new ServerSocket()) {
                // What a stopped part leaves behind for a minute (TIME_WAIT) is not "in use".
                socket.setReuseAddress(true);
                socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            } catch (IOException e) {
                throw new StartFailure(
                        "Port " + port + " (" + part
                                + ") is in use by another program; stop that, or choose other ports with --port-offset 1000",
                        e);
            }
        });
    }

    /** Fails with one line when fewer than {@code gigabytes} are available; asks nothing where the system does not tell. */
    static void requireMemory(int gigabytes) {
        available().ifPresent(available -> {
            if (available < gigabytes * GIB) {
                throw new StartFailure(
                        "Heard needs %d GB of free memory here, and there are %.1f GB; close other programs"
                                .formatted(gigabytes, (double) available / GIB));
            }
        });
    }

    private static OptionalLong available() {
        try {
            OptionalLong ofMachine = Files.readAllLines(MEMORY).stream()
                    .filter(line -> line.startsWith("MemAvailable:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                    .findFirst();
            OptionalLong ofContainer = ofContainer();
            return ofContainer.isPresent() && ofMachine.isPresent()
                    ? OptionalLong.of(Math.min(ofMachine.getAsLong(), ofContainer.getAsLong()))
                    : ofMachine;
        } catch (IOException e) {
            return OptionalLong.empty(); // not Linux
        }
    }

    private static OptionalLong ofContainer() throws IOException {
        try {
            String limit = Files.readString(CONTAINER_LIMIT).strip();
            return limit.equals("max")
                    ? OptionalLong.empty()
                    : OptionalLong.of(Long.parseLong(limit)
                            - Long.parseLong(Files.readString(CONTAINER_USE).strip()));
        } catch (NoSuchFileException e) {
            return OptionalLong.empty();
        }
    }
}
