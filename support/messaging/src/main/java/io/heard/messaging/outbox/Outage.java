package io.heard.messaging.outbox;

import io.heard.messaging.UntoldException;
import jakarta.transaction.RollbackException;
import jakarta.transaction.SystemException;
import java.sql.SQLException;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Tells an outage, which passes, from a record that will fail the same way for ever. Consumers retry on it ({@code
 * @RetryWhen(exception = Outage.class)}) and {@link DeadLettersOrHalt} decides by it.
 *
 * <p>Unknown database errors count as outages: to stop and be restarted costs time, to dead-letter a good record costs an
 * answer.
 */
public final class Outage implements Predicate<Throwable> {

    /** SQLSTATE classes that blame the values: cardinality, data, constraints, limits of a single row. */
    private static final Set<String> BLAMES_THE_RECORD = Set.of("21", "22", "23", "54");

    private static final int LONGEST_CHAIN = 20;

    @Override
    public boolean test(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(LONGEST_CHAIN)
                .filter(cause -> cause instanceof UntoldException || comesFromTheDatabase(cause))
                .reduce((outer, inner) -> inner)
                .map(cause -> !(cause instanceof SQLException refusal) || !blamesTheRecord(refusal))
                .orElse(false);
    }

    /**
     * A transaction that timed out has no SQLException behind it. Document stores are known by name, so that services without
     * one need not have the driver; what they refuse for good, a taken id, their consumers deal with themselves.
     */
    private static boolean comesFromTheDatabase(Throwable cause) {
        return cause instanceof SQLException
                || cause instanceof RollbackException
                || cause instanceof SystemException
                || cause.getClass().getName().startsWith("com.mongodb.Mongo");
    }

    /** Without a state the connection pool speaks: no connection in time, or it is closed. */
    private static boolean blamesTheRecord(SQLException refusal) {
        String state = refusal.getSQLState();
        return state != null && state.length() == 5 && BLAMES_THE_RECORD.contains(state.substring(0, 2));
    }
}
