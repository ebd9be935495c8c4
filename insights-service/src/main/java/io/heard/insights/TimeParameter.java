package io.heard.insights;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/** Instants as callers write them. Years that a calendar has and the database has not are refused here. */
public final class TimeParameter {

    public static final String RULE = "must be an ISO 8601 instant from 1970 to 9999, for example 2026-03-01T00:00:00Z";

    private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

    private TimeParameter() {}

    /** Empty when it breaks the {@link #RULE}. */
    public static Optional<Instant> read(String text) {
        try {
            Instant instant = Instant.parse(text);
            return instant.isBefore(EARLIEST) || instant.isAfter(LATEST) ? Optional.empty() : Optional.of(instant);
        } catch (DateTimeException notAnInstant) {
            return Optional.empty();
        }
    }
}
