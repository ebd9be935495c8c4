package io.heard.local.keycloak;

import io.heard.local.supervision.ChildCommand;
import io.heard.local.supervision.Home;
import io.heard.local.supervision.Part;
import io.heard.local.supervision.Probe;
import io.heard.local.supervision.StartFailure;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Keycloak with the realm {@code heard}, over a database of the platform's PostgreSQL.
 *
 * <p>The program is unpacked and built once per checkout and shared; what differs from home to home (configuration, realm,
 * data) lies in a folder of the home that links to it.
 */
public final class KeycloakServer {

    private static final String FOLDER = "keycloak";
    private static final List<String> BUILD_OPTIONS =
            List.of("--db=postgres", "--health-enabled=true", "--metrics-enabled=true", "--http-relative-path=/auth");

    private static final List<String> JVM = List.of(
            "-Xms64m",
            "-Xmx320m",
            "-XX:+UseSerialGC",
            // Quick to start and small, and fast enough for the logins of one machine.
            "-XX:TieredStopAtLevel=1",
            "-XX:MaxMetaspaceSize=256m",
            "-XX:ReservedCodeCacheSize=64m",
            "-XX:+UseCompactObjectHeaders",
            "-XX:+ExitOnOutOfMemoryError",
            "-Dfile.encoding=UTF-8",
            "-Duser.language=en",
            "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
            "-Djava.util.concurrent.ForkJoinPool.common.threadFactory="
                    + "io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory",
            "-Dpicocli.disable.closures=true",
            "--add-opens=java.base/java.util=ALL-UNNAMED",
            "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
            "--add-opens=java.base/java.security=ALL-UNNAMED",
            "--add-opens=java.base/java.lang=ALL-UNNAMED",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow");

    private final Home home;
    private final Settings settings;
    private final Consumer<String> report;

    /**
     * @param port for HTTP, and {@code managementPort} for health, both on 127.0.0.1
     * @param publicUrl of the gateway, without a slash at the end: the issuer stands on it
     * @param gatewayInternalUrl where Keycloak tells the gateway that a session has ended
     * @param jdbcUrl of its database, whose user is {@code keycloak}
     * @param machineSecrets of the machine clients, by client id
     */
    public record Settings(
            int port,
            int managementPort,
            String publicUrl,
            String gatewayInternalUrl,
            String jdbcUrl,
            String databasePassword,
            String adminPassword,
            String gatewayClientSecret,
            Map<String, String> machineSecrets) {}

    public KeycloakServer(Home home, Settings settings, Consumer<String> report) {
        this.home = home;
        this.settings = settings;
        this.report = report;
    }

    public Part part(int stopTurn) {
        Probe health = Probe.http(URI.create("http://127.0.0.1:" + settings.managementPort() + "/auth/health/ready"));
        Probe alive = Probe.http(URI.create("http://127.0.0.1:" + settings.managementPort() + "/auth/health/live"));
        Probe realm = Probe.http(URI.create("http://127.0.0.1:" + settings.port() + "/auth/realms/heard"));
        return Part.of(
                        "keycloak",
                        "127.0.0.1:" + settings.port() + "/auth",
                        stopTurn,
                        log -> command(server(), List.of("start", "--optimized", "--import-realm"))
                                .start(log),
                        alive)
                .preparedBy(this::prepare)
                .readyWhen(() -> health.fault().or(realm::fault))
                .startsWithin(Duration.ofMinutes(6));
    }

    private void prepare() throws IOException {
        buildOnce();
        Path server = home.closed(FOLDER); // the realm file in it holds the clients' secrets
        for (String folder : List.of("conf", "providers", "themes", "data/import")) {
            Files.createDirectories(server.resolve(folder));
        }
        Path lib = server.resolve("lib");
        Files.deleteIfExists(lib);
        Files.createSymbolicLink(lib, distribution().resolve("lib"));
        Files.writeString(server.resolve("conf/keycloak.conf"), configuration());
        importRealm(server);
    }

    /** Puts the realm where the next start imports it. A start does not look at a realm it has already: changes go first. */
    private void importRealm(Path server) throws IOException {
        byte[] realm = RealmFile.filled(
                home.repository().resolve("deploy/keycloak/heard-realm.json"), placeholders(), DemoPerson.ALL);
        Path file = server.resolve("data/import/heard-realm.json");
        Path imported = server.resolve("data/heard-realm.sha256");
        String digest = sha256(realm);
        boolean changed = Files.exists(imported) && !Files.readString(imported).equals(digest);
        Files.write(file, realm);
        if (changed) {
            report.accept("keycloak: the realm has changed, importing it again");
            run(
                    command(server, List.of("import", "--optimized", "--file", file.toString(), "--override", "true")),
                    "import the changed realm");
        }
        Files.writeString(imported, digest);
    }

    /** Build options are compiled into the program; that takes half a minute, so it happens once and under a mark. */
    private void buildOnce() throws IOException {
        Path distribution = distribution();
        Path mark = distribution.resolve("built-with");
        String options = String.join(" ", BUILD_OPTIONS);
        if (Files.exists(mark) && Files.readString(mark).equals(options)) {
            return;
        }
        report.accept("keycloak: building its server, once per checkout (about half a minute)");
        List<String> build = new ArrayList<>(List.of("build"));
        build.addAll(BUILD_OPTIONS);
        run(command(distribution, build), "build");
        Files.writeString(mark, options);
    }

    private void run(ChildCommand command, String purpose) throws IOException {
        Path log = home.log("keycloak");
        Process process = command.start(log);
        try {
            if (process.waitFor() != 0) {
                throw new StartFailure("could not " + purpose + "; see " + log);
            }
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted", e);
        }
    }

    private ChildCommand command(Path folder, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(JVM);
        command.add("-Dkc.home.dir=" + folder);
        command.add("-Djboss.server.config.dir=" + folder.resolve("conf"));
        command.add("-cp");
        command.add(folder.resolve("lib/quarkus-run.jar").toString());
        command.add("io.quarkus.bootstrap.runner.QuarkusEntryPoint");
        command.addAll(arguments);
        return ChildCommand.java(
                command,
                Map.of(
                        "KC_DB_PASSWORD", settings.databasePassword(),
                        "KC_BOOTSTRAP_ADMIN_USERNAME", "admin",
                        "KC_BOOTSTRAP_ADMIN_PASSWORD", settings.adminPassword()),
                home.work("keycloak"));
    }

    private Path server() {
        return home.directory().resolve(FOLDER);
    }

    /** The one folder in which the archive was unpacked; its name carries the version. */
    private Path distribution() throws IOException {
        Path unpacked = home.repository().resolve("deploy/keycloak/target/keycloak");
        try (Stream<Path> folders = Files.list(unpacked)) {
            Optional<Path> found = folders.filter(folder -> Files.exists(folder.resolve("bin/kc.sh")))
                    .max(Path::compareTo);
            return found.orElseThrow(() -> new StartFailure("is not unpacked in " + unpacked));
        }
    }

    private Map<String, String> placeholders() {
        Map<String, String> values = new HashMap<>();
        values.put("HEARD_PUBLIC_URL", settings.publicUrl());
        values.put("HEARD_GATEWAY_INTERNAL_URL", settings.gatewayInternalUrl());
        values.put("HEARD_OIDC_CLIENT_SECRET", settings.gatewayClientSecret());
        settings.machineSecrets()
                .forEach((client, secret) -> values.put(
                        "HEARD_CLIENT_" + client.toUpperCase(Locale.ROOT).replace('-', '_') + "_SECRET", secret));
        return values;
    }

    private String configuration() {
        return """
                db-url=%s
                db-username=keycloak
                db-pool-initial-size=1
                db-pool-min-size=1
                db-pool-max-size=20
                cache=local
                http-enabled=true
                http-host=127.0.0.1
                http-port=%d
                http-management-port=%d
                hostname=%s/auth
                hostname-backchannel-dynamic=true
                proxy-headers=xforwarded
                proxy-trusted-addresses=127.0.0.1
                """.formatted(settings.jdbcUrl(), settings.port(), settings.managementPort(), settings.publicUrl());
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
