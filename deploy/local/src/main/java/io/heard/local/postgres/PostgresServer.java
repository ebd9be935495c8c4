package io.heard.local.postgres;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * One PostgreSQL on the loopback address, whose committed rows survive the death of any process.
 *
 * <p>Two ways to run it. {@link #start} does everything. A supervisor calls {@link #prepare} once and then, for each start,
 * {@link #stopOrphan()}, runs {@link #command()} under its own watch, waits for {@link #isReady()}, and in the end
 * {@link #stop()}.
 */
public final class PostgresServer implements AutoCloseable {

    public static final String SUPERUSER = "postgres";

    private static final Duration START_PATIENCE = Duration.ofSeconds(60);
    private static final Duration RELAUNCH_PATIENCE = Duration.ofSeconds(5);
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(30);
    private static final Duration POLL = Duration.ofMillis(50);

    /** What lasts and what is small; a caller's own settings come later on the command line and win. */
    private static final Map<String, String> SETTINGS = Map.ofEntries(
            Map.entry("listen_addresses", "127.0.0.1"),
            Map.entry("unix_socket_directories", ""),
            Map.entry("password_encryption", "scram-sha-256"),
            Map.entry("fsync", "on"),
            Map.entry("synchronous_commit", "on"),
            Map.entry("full_page_writes", "on"),
            Map.entry("shared_buffers", "48MB"),
            Map.entry("max_connections", "120"),
            Map.entry("max_wal_size", "512MB"),
            Map.entry("io_method", "sync"),
            Map.entry("jit", "off"),
            Map.entry("timezone", "UTC"),
            Map.entry("log_timezone", "UTC"),
            Map.entry("log_line_prefix", "%m [%p] %d "),
            // The detail of an error quotes the row, and rows hold what customers wrote.
            Map.entry("log_error_verbosity", "terse"),
            Map.entry("log_min_error_statement", "panic"));

    private final PostgresBinaries binaries;
    private final Unprivileged unprivileged;
    private final Path dataDirectory;
    private final int port;
    private final String superuserPassword;
    private final Map<String, String> settings;
    private @Nullable Process process;

    private PostgresServer(
            PostgresBinaries binaries,
            Unprivileged unprivileged,
            Path dataDirectory,
            int port,
            String superuserPassword,
            Map<String, String> settings) {
        this.binaries = binaries;
        this.unprivileged = unprivileged;
        this.dataDirectory = dataDirectory;
        this.port = port;
        this.superuserPassword = superuserPassword;
        this.settings = settings;
    }

    /**
     * Starts a server over {@code dataDirectory} and returns when it answers.
     *
     * @param dataDirectory created and initialised when missing or empty
     * @param port 0 picks a free one
     * @param superuserPassword of the user {@value #SUPERUSER}; fixed when the data directory is initialised
     */
    public static PostgresServer start(Path dataDirectory, int port, String superuserPassword) throws IOException {
        return start(dataDirectory, port, superuserPassword, Map.of());
    }

    /** Like the shorter form, with server settings that win over ours. */
    public static PostgresServer start(
            Path dataDirectory, int port, String superuserPassword, Map<String, String> settings) throws IOException {
        PostgresServer server = prepare(defaultCache(), dataDirectory, port, superuserPassword, settings);
        server.stopOrphan();
        server.launch();
        return server;
    }

    /**
     * Makes ready all that a start needs, without starting: the programs and the initialised data directory.
     *
     * @param cache where the programs are unpacked, shared by all servers of this user
     * @param port 0 picks a free one, once
     */
    public static PostgresServer prepare(
            Path cache, Path dataDirectory, int port, String superuserPassword, Map<String, String> settings)
            throws IOException {
        Unprivileged unprivileged = Unprivileged.ofThisUser();
        PostgresServer server = new PostgresServer(
                PostgresBinaries.unpackedIn(unprivileged.reachable(cache)),
                unprivileged,
                dataDirectory.toAbsolutePath().normalize(),
                port == 0 ? freePort() : port,
                superuserPassword,
                new TreeMap<>(settings));
        server.initialise();
        return server;
    }

    /** {@code $XDG_CACHE_HOME/heard}, by default {@code ~/.cache/heard}. */
    public static Path defaultCache() {
        String cache = System.getenv("XDG_CACHE_HOME");
        return cache == null || cache.isBlank()
                ? Path.of(System.getProperty("user.home"), ".cache", "heard")
                : Path.of(cache, "heard");
    }

    /** The command that runs the server in the foreground; it logs to standard error. */
    public List<String> command() {
        List<String> program = new ArrayList<>(
                List.of(binaries.program("postgres"), "-D", dataDirectory.toString(), "-p", Integer.toString(port)));
        Map<String, String> all = new TreeMap<>(SETTINGS);
        all.putAll(settings);
        all.forEach((name, value) -> program.addAll(List.of("-c", name + "=" + value)));
        return unprivileged.command(program);
    }

    /** Whether a connection succeeds now. */
    public boolean isReady() {
        try (Connection connection = connect("postgres")) {
            return connection.isValid(5);
        } catch (SQLException e) {
            return false;
        }
    }

    /** Stops a server that an earlier launcher left behind over the same data; does nothing where there is none. */
    public void stopOrphan() throws IOException {
        if (PostmasterFile.of(dataDirectory).isAlive()) {
            stop();
        }
    }

    /** Ends sessions, writes everything down and stops; waits until that is done. Does nothing when nothing runs. */
    public void stop() throws IOException {
        if (!PostmasterFile.of(dataDirectory).isAlive()) {
            return;
        }
        unprivileged.run(List.of(
                binaries.program("pg_ctl"),
                "stop",
                "--silent",
                "--mode=fast",
                "--wait",
                "--timeout=" + STOP_PATIENCE.toSeconds(),
                "--pgdata=" + dataDirectory));
    }

    /** Stops the server and deletes its data. */
    public void discard() throws IOException {
        stop();
        PostgresBinaries.deleteTree(dataDirectory);
        Files.deleteIfExists(log());
    }

    /** Its files are settled a moment before the process itself is gone: whoever starts the next one waits for both. */
    @Override
    public void close() throws IOException {
        stop();
        if (process != null) {
            try {
                process.onExit().get(STOP_PATIENCE.toSeconds(), TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (ExecutionException | TimeoutException e) {
                throw new IOException("PostgreSQL does not end", e);
            }
        }
    }

    public int port() {
        return port;
    }

    /** The server started by {@link #start}; a supervised one belongs to its supervisor. */
    public Process process() {
        if (process == null) {
            throw new IllegalStateException("This server was not started here");
        }
        return process;
    }

    public String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    /**
     * Sees to it that the database exists and belongs to a user of this password, who is no superuser. Only the owner may
     * connect to it.
     *
     * @param name of the database: lower-case letters, digits and underscores
     * @param owner of the same form
     */
    public void createDatabase(String name, String owner, String password) throws SQLException {
        try (Connection connection = connect("postgres")) {
            Databases.create(connection, name, owner, password);
        }
    }

    /** A connection as superuser. */
    public Connection connect(String database) throws SQLException {
        // Not through DriverManager: it does not see drivers of class loaders other than its caller's.
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(jdbcUrl(database));
        source.setConnectTimeout(5);
        source.setLoginTimeout(5);
        return source.getConnection(SUPERUSER, superuserPassword);
    }

    private void initialise() throws IOException {
        if (Files.exists(dataDirectory.resolve("PG_VERSION"))) {
            return;
        }
        // In a folder beside it: half an initialisation would look like data to the next start.
        Path fresh = dataDirectory.resolveSibling(dataDirectory.getFileName() + ".initialising");
        if (Files.exists(fresh)) {
            PostgresBinaries.deleteTree(fresh);
        }
        Files.createDirectories(fresh);
        unprivileged.own(fresh);
        Path passwordFile = Files.createTempFile("heard-postgres-", ".password");
        try {
            Files.setPosixFilePermissions(passwordFile, PosixFilePermissions.fromString("rw-------"));
            Files.writeString(passwordFile, superuserPassword + "\n");
            unprivileged.own(passwordFile);
            unprivileged.run(List.of(
                    binaries.program("initdb"),
                    "--pgdata=" + fresh,
                    "--username=" + SUPERUSER,
                    "--pwfile=" + passwordFile,
                    "--auth=scram-sha-256",
                    "--encoding=UTF8",
                    "--locale=C",
                    "--locale-provider=builtin",
                    "--builtin-locale=C.UTF-8",
                    "--data-checksums",
                    "--no-instructions"));
        } finally {
            Files.deleteIfExists(passwordFile);
        }
        Files.move(fresh, dataDirectory, StandardCopyOption.ATOMIC_MOVE);
    }

    private void launch() throws IOException {
        Path log = log();
        long begun = System.nanoTime();
        Process started = run(log);
        while (!isReady()) {
            Duration passed = Duration.ofNanos(System.nanoTime() - begun);
            if (passed.compareTo(START_PATIENCE) > 0) {
                started.destroyForcibly();
                throw new IOException("PostgreSQL did not start in time; its log is " + log);
            }
            pause(started);
            if (!started.isAlive()) {
                if (passed.compareTo(RELAUNCH_PATIENCE) > 0) {
                    throw new IOException("PostgreSQL does not start; its log is " + log);
                }
                // After a crash the old server's children hold its memory a moment longer than it lived.
                started = run(log);
            }
        }
        process = started;
    }

    private Path log() {
        return dataDirectory.resolveSibling(dataDirectory.getFileName() + ".log");
    }

    private Process run(Path log) throws IOException {
        return new ProcessBuilder(command())
                .redirectErrorStream(true)
                .redirectOutput(Redirect.appendTo(log.toFile()))
                .start();
    }

    private static void pause(Process started) throws IOException {
        try {
            started.waitFor(POLL.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while PostgreSQL was starting", e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
