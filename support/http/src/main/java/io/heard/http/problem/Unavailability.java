package io.heard.http.problem;

import io.quarkus.oidc.OIDCException;
import java.sql.SQLException;
import java.util.Set;
import java.util.stream.Stream;

/** Tells what the client may try again in a moment, because something we depend on is out, from what is a bug of ours. */
public final class Unavailability {

    /** What every 503 of ours says in {@code Retry-After}. */
    public static final int RETRY_AFTER_SECONDS = 5;

    /** SQLSTATE classes: connection, transaction rolled back, resources, lock or statement timeout, shutdown, system. */
    private static final Set<String> PASSING = Set.of("08", "40", "53", "55", "57", "58");

    private static final int LONGEST_CHAIN = 20;

    private Unavailability() {}

    /** True when trying the same again in a moment may well succeed. */
    public static boolean causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(LONGEST_CHAIN)
                .anyMatch(cause -> cause instanceof OIDCException
                        || (cause instanceof SQLException refusal && isPassing(refusal)));
    }

    /** Without a state the connection pool speaks: no connection in time. */
    private static boolean isPassing(SQLException refusal) {
        String state = refusal.getSQLState();
        return state == null || (state.length() == 5 && PASSING.contains(state.substring(0, 2)));
    }
}
