package io.heard.survey.storage;

import java.sql.SQLException;
import java.util.Set;

/** PostgreSQL could not do it now and may well do it in a moment. */
public final class StorageOutage extends RuntimeException {

    /** Connection lost, resources short, shutting down, deadlock or serialisation, lock not available, cancelled. */
    private static final Set<String> PASSING = Set.of("08", "53", "57", "40", "55");

    private StorageOutage(Throwable cause) {
        super("The database is not available", cause);
    }

    /** The failure itself, or the outage that caused it. */
    public static RuntimeException of(RuntimeException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && isPassing(sql)) {
                return new StorageOutage(failure);
            }
        }
        return failure;
    }

    /** A pool that runs out of connections says so without a state. */
    private static boolean isPassing(SQLException e) {
        String state = e.getSQLState();
        return state == null || (state.length() == 5 && PASSING.contains(state.substring(0, 2)));
    }
}
