package io.heard.local.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(Lifecycle.PER_CLASS)
class PostgresServerTest {

    private static final String PASSWORD = "it's a secret";

    private Path folder;
    private PostgresServer server;

    @BeforeAll
    void start(@TempDir Path folder) throws IOException {
        this.folder = folder;
        server = PostgresServer.start(folder.resolve("data"), 0, PASSWORD);
    }

    @BeforeEach
    void createAnEmptyTable() throws SQLException {
        server.createDatabase("answers", "clerk", "clerk's own");
        execute("drop table if exists kept; create table kept (line text)");
    }

    @AfterAll
    void stop() throws IOException {
        server.close();
    }

    @Test
    void promisesToKeepWhatItAcknowledges() throws SQLException {
        assertThat(show("fsync")).isEqualTo("on");
        assertThat(show("synchronous_commit")).isEqualTo("on");
        assertThat(show("full_page_writes")).isEqualTo("on");
        assertThat(show("data_checksums")).isEqualTo("on");
        assertThat(show("server_encoding")).isEqualTo("UTF8");
        assertThat(show("server_version")).startsWith("18.");
    }

    @Test
    void asksForThePassword() {
        assertThatThrownBy(() -> DriverManager.getConnection(server.jdbcUrl("postgres"), "postgres", "wrong"))
                .hasMessageContaining("password authentication failed");
    }

    @Test
    void letsNobodyIntoTheDatabaseOfAnother() throws SQLException {
        server.createDatabase("letters", "postman", "postman's own");
        assertThatThrownBy(() -> DriverManager.getConnection(server.jdbcUrl("letters"), "clerk", "clerk's own"))
                .hasMessageContaining("permission denied for database");
    }

    @Test
    void createsADatabaseOnceAndChangesThePasswordWhenAskedAgain() throws SQLException {
        server.createDatabase("answers", "clerk", "another");
        try (Connection connection = DriverManager.getConnection(server.jdbcUrl("answers"), "clerk", "another");
                Statement statement = connection.createStatement()) {
            statement.execute("insert into kept values ('written by its owner')");
            assertThat(statement.executeQuery("select count(*) from kept").next())
                    .isTrue();
        }
    }

    @Test
    void refusesNamesThatWouldNeedQuoting() {
        assertThatThrownBy(() -> server.createDatabase("answers\"; drop table x", "clerk", "secret"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void keepsCommittedRowsWhenItIsKilled() throws Exception {
        for (int i = 0; i < 100; i++) {
            execute("insert into kept values ('row " + i + "')");
        }
        server.process().toHandle().destroyForcibly();
        server.process().waitFor();

        restart();
        assertThat(count()).isEqualTo(100);
    }

    @Test
    void takesOverFromAServerThatAnEarlierLauncherLeftBehind() throws Exception {
        execute("insert into kept values ('before')");
        Process orphan = server.process();

        restart();
        assertThat(orphan.isAlive()).isFalse();
        assertThat(count()).isEqualTo(1);
    }

    @Test
    void keepsItsDataOverAnOrderlyRestart() throws Exception {
        execute("insert into kept values ('before')");
        server.close();
        assertThat(server.process().isAlive()).isFalse();
        assertThat(server.isReady()).isFalse();

        restart();
        assertThat(count()).isEqualTo(1);
    }

    @Test
    void startsAfreshWhenAnInitialisationWasInterrupted() throws Exception {
        Path half = folder.resolve("late.initialising");
        Files.createDirectories(half.resolve("base"));
        Files.writeString(half.resolve("PG_VERSION"), "18");
        Files.createDirectories(folder.resolve("late"));
        try (PostgresServer late = PostgresServer.start(folder.resolve("late"), 0, PASSWORD)) {
            assertThat(late.isReady()).isTrue();
        }
    }

    @Test
    void saysWhereItsLogIsWhenThePortIsTaken() {
        assertThatThrownBy(() -> PostgresServer.start(folder.resolve("other"), server.port(), PASSWORD + "other"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("other.log");
    }

    private void restart() throws IOException {
        server = PostgresServer.start(folder.resolve("data"), 0, PASSWORD);
    }

    private String show(String setting) throws SQLException {
        try (Connection connection = server.connect("answers");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("show " + setting)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(server.jdbcUrl("answers"), "clerk", "clerk's own");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private int count() throws SQLException {
        try (Connection connection = server.connect("answers");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select count(*) from kept")) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
