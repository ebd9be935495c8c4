package io.heard.local.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.regex.Pattern;

/** Databases and their owners. */
final class Databases {

    /** Names that need no quotes: they cannot be parameters of the statements below. */
    private static final Pattern IDENTIFIER = Pattern.compile("[a-z][a-z0-9_]{0,62}");

    private Databases() {}

    static void create(Connection superuser, String name, String owner, String password) throws SQLException {
        requireIdentifier(name);
        requireIdentifier(owner);
        try (Statement statement = superuser.createStatement()) {
            if (!exists(superuser, "select 1 from pg_roles where rolname = ?", owner)) {
                statement.execute("create role " + owner + " login");
            }
            statement.execute("alter role " + owner + " password '" + password.replace("'", "''") + "'");
            if (!exists(superuser, "select 1 from pg_database where datname = ?", name)) {
                statement.execute("create database " + name + " owner " + owner);
            }
            statement.execute("revoke all on database " + name + " from public");
        }
    }

    private static boolean exists(Connection connection, String query, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    private static void requireIdentifier(String name) {
        if (!IDENTIFIER.matcher(name).matches()) {
            throw new IllegalArgumentException("Not a plain lower-case name: " + name);
        }
    }
}
