package io.heard.feedback.recovery;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** How far the events of cases are behind. Measured by the relay now and then, so that a scrape never asks the store. */
@ApplicationScoped
class CaseGauges {

    private static final Duration MEASURED_EVERY = Duration.ofSeconds(5);
    private static final int COUNTED_UP_TO = 10_000;

    private final Cases cases;
    private final Clock clock;
    private volatile Instant measuredAt = Instant.EPOCH;
    private volatile long pending;
    private volatile long setAside;

    CaseGauges(Cases cases, Clock clock, MeterRegistry registry) {
        this.cases = cases;
        this.clock = clock;
        registry.gauge("heard.cases.pending", this, gauges -> gauges.pending);
        registry.gauge("heard.cases.set.aside", this, gauges -> gauges.setAside);
    }

    void measureSometimes() {
        Instant now = clock.instant();
        if (now.isBefore(measuredAt.plus(MEASURED_EVERY))) {
            return;
        }
        measuredAt = now;
        pending = cases.countPending(COUNTED_UP_TO);
        setAside = cases.countSetAside(COUNTED_UP_TO);
    }
}
