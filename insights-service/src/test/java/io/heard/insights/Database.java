package io.heard.insights;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** What the tables hold, for tests that compare it before and after. */
@ApplicationScoped
public class Database {

    private static final List<String> ALL = List.of(
            "select id, customer_id, touchpoint, channel, product, team, agent, opened_at, first_responded_at, closed_at"
                    + " from interaction",
            "select * from sent_invitation",
            "select * from response",
            "select * from score",
            // Which revision first gave a text depends on which of them came: it is no fact, it says what mining may
            // keep.
            "select id, invitation_id, question_id, revision, customer_id, campaign_id, product, touchpoint, channel, team, text,"
                    + " language, satisfaction, interaction_closed_at, answered_at, origin from verbatim",
            "select * from withdrawn_response",
            "select source, event_id from inbox");

    private final DataSource database;

    Database(DataSource database) {
        this.database = database;
    }

    /** The facts of every row of every table, in order. */
    public List<String> everything() throws SQLException {
        List<String> rows = new ArrayList<>();
        for (String sql : ALL) {
            rows.addAll(rows("select row_to_json(fact)::text from (" + sql + ") fact order by 1"));
        }
        return rows;
    }

    /** The first column of each row. */
    public List<String> rows(String sql, Object... parameters) throws SQLException {
        try (Connection connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            List<String> rows = new ArrayList<>();
            try (ResultSet found = statement.executeQuery()) {
                while (found.next()) {
                    rows.add(found.getString(1));
                }
            }
            return rows;
        }
    }

    public void execute(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
