package io.heard.survey.respondent.page;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/** How often at most, as the page offers it. */
enum Often {
    AS_IT_COMES("any", Optional.empty()),
    MONTHLY("month", Optional.of(Duration.ofDays(30))),
    HALF_YEARLY("half-year", Optional.of(Duration.ofDays(182)));

    private final String value;
    private final Optional<Duration> atMostEvery;

    Often(String value, Optional<Duration> atMostEvery) {
        this.value = value;
        this.atMostEvery = atMostEvery;
    }

    /** As the form has it. */
    String value() {
        return value;
    }

    Optional<Duration> atMostEvery() {
        return atMostEvery;
    }

    static Optional<Often> of(String value) {
        return Arrays.stream(values())
                .filter(often -> often.value.equals(value))
                .findFirst();
    }

    /** What comes closest to a wish without asking more often than that. */
    static Often near(Optional<Duration> wish) {
        if (wish.isEmpty()) {
            return AS_IT_COMES;
        }
        return wish.get().compareTo(MONTHLY.atMostEvery.orElseThrow()) <= 0 ? MONTHLY : HALF_YEARLY;
    }
}
