package io.heard.local.launch;

import io.heard.local.supervision.ChildCommand;
import io.heard.local.supervision.Home;
import io.heard.local.supervision.Part;
import io.heard.local.supervision.Probe;
import io.heard.local.supervision.StartFailure;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One of the four services as a JVM of its own. */
final class ServicePart {

    private static final List<String> JVM = List.of(
            "-XX:+UseSerialGC",
            "-XX:MaxMetaspaceSize=192m",
            "-XX:ReservedCodeCacheSize=64m",
            "-XX:+UseCompactObjectHeaders",
            "-XX:+ExitOnOutOfMemoryError",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow");

    private ServicePart() {}

    /**
     * @param port of the service; its management port follows from it
     * @param heap flags that size its memory
     * @param environment beside what every service gets
     */
    static Part of(
            Home home,
            Ports ports,
            String name,
            int port,
            int stopTurn,
            List<String> heap,
            Map<String, String> environment)
            throws IOException {
        Path jar = home.repository().resolve(name).resolve("target/quarkus-app/quarkus-run.jar");
        int managementPort = ports.management(port);
        Map<String, String> complete = new HashMap<>(environment);
        complete.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        complete.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        complete.put("QUARKUS_MANAGEMENT_HOST", "127.0.0.1");
        complete.put("QUARKUS_MANAGEMENT_PORT", Integer.toString(managementPort));
        // Keycloak starts at the same time and is the slowest of all.
        complete.put("QUARKUS_OIDC_CONNECTION_DELAY", "180S");
        List<String> arguments = new ArrayList<>(JVM);
        arguments.addAll(heap);
        arguments.addAll(List.of("-jar", jar.toString()));
        String management = "http://127.0.0.1:" + managementPort + "/q/health/";
        return Part.of(
                        name,
                        "127.0.0.1:" + port,
                        stopTurn,
                        ChildCommand.java(arguments, complete, home.work(name))::start,
                        Probe.http(URI.create(management + "live")))
                .readyWhen(Probe.http(URI.create(management + "ready")))
                .preparedBy(() -> requireBuilt(jar));
    }

    private static void requireBuilt(Path jar) {
        if (!Files.exists(jar)) {
            throw new StartFailure("is not built: " + jar + " is missing");
        }
    }
}
