package io.heard.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PostgresResourceTest {

    @Test
    void givesEachStartAnEmptyDatabaseOnTheSameServer() throws SQLException {
        Map<String, String> first = new PostgresResource().start();
        try (Connection connection = connect(first);
                Statement statement = connection.createStatement()) {
            statement.execute("create table leftover (line text)");
        }

        Map<String, String> second = new PostgresResource().start();
        try (Connection connection = connect(second);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select to_regclass('leftover') is null, inet_server_port()")) {
            rows.next();
            assertThat(rows.getBoolean(1)).isTrue();
            assertThat(first.get("quarkus.datasource.jdbc.url")).contains(":" + rows.getInt(2) + "/");
        }
    }

    private static Connection connect(Map<String, String> settings) throws SQLException {
        return DriverManager.getConnection(
                settings.get("quarkus.datasource.jdbc.url"),
                settings.get("quarkus.datasource.username"),
                settings.get("quarkus.datasource.password"));
    }
}
