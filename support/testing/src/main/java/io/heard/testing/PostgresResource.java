package io.heard.testing;

import io.heard.local.postgres.PostgresServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A fresh, empty database for each start of the application, on one server per test JVM.
 *
 * <p>Sets {@code quarkus.datasource.jdbc.url}, {@code .username} and {@code .password}.
 */
public class PostgresResource implements QuarkusTestResourceLifecycleManager {

    private static final String PASSWORD = "test";
    private static final String FOLDER_PREFIX = "heard-test-postgres-";

    /** Holds the server's port. A static field would not do: each start of Quarkus may load this class anew. */
    private static final String PORT = "heard.testing.postgres.port";

    /** The data is thrown away with the JVM; only here may a write be acknowledged before it is on disk. */
    private static final Map<String, String> HASTE =
            Map.of("fsync", "off", "synchronous_commit", "off", "full_page_writes", "off", "autovacuum", "off");

    @Override
    public Map<String, String> start() {
        try {
            PostgresServer server = server();
            String database = "test_"
                    + HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
            server.createDatabase(database, "tester", PASSWORD);
            return Map.of(
                    "quarkus.datasource.jdbc.url",
                    server.jdbcUrl(database),
                    "quarkus.datasource.username",
                    "tester",
                    "quarkus.datasource.password",
                    PASSWORD);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException("No database for this test", e);
        }
    }

    /** The server stays for the next start; it stops with the JVM. */
    @Override
    public void stop() {}

    private static PostgresServer server() throws IOException {
        Integer port = Integer.getInteger(PORT);
        if (port != null) {
            return PostgresServer.prepare(PostgresServer.defaultCache(), folder(), port, PASSWORD, HASTE);
        }
        discardThoseOfDeadTests();
        PostgresServer server = PostgresServer.start(folder(), 0, PASSWORD, HASTE);
        System.setProperty(PORT, Integer.toString(server.port()));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> discard(server), "discard-test-postgres"));
        return server;
    }

    private static Path folder() {
        return temporaryFolder().resolve(FOLDER_PREFIX + ProcessHandle.current().pid());
    }

    private static Path temporaryFolder() {
        return Path.of(System.getProperty("java.io.tmpdir"));
    }

    /** A test JVM that is killed cannot stop its server; the next one does. */
    private static void discardThoseOfDeadTests() throws IOException {
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(
                temporaryFolder(), path -> path.getFileName().toString().matches(FOLDER_PREFIX + "\\d+"))) {
            for (Path folder : folders) {
                long pid = Long.parseLong(folder.getFileName().toString().substring(FOLDER_PREFIX.length()));
                if (ProcessHandle.of(pid).isEmpty()) {
                    discard(PostgresServer.prepare(PostgresServer.defaultCache(), folder, 0, PASSWORD, HASTE));
                }
            }
        }
    }

    private static void discard(PostgresServer server) {
        try {
            server.discard();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
