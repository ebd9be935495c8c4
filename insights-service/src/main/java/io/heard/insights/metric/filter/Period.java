package io.heard.insights.metric.filter;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How a course is cut, in UTC; weeks begin on Monday. */
public enum Period {
    DAY,
    WEEK;

    static Optional<Period> find(String name) {
        return Arrays.stream(values())
                .filter(period -> period.field().equals(name))
                .findFirst();
    }

    /** Its name in the API and for PostgreSQL's {@code date_trunc}. */
    public String field() {
        return name().toLowerCase(Locale.ROOT);
    }
}
