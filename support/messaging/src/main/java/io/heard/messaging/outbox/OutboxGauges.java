package io.heard.messaging.outbox;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.properties.IfBuildProperty;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;

/** How far publishing is behind. Measured by the relay now and then, so that a scrape never asks the database. */
@ApplicationScoped
@IfBuildProperty(name = "heard.outbox.relay", stringValue = "true")
public class OutboxGauges {

    private static final Duration MEASURED_EVERY = Duration.ofSeconds(5);

    private final WaitingEvents events;
    private volatile Instant measuredAt = Instant.EPOCH;
    private volatile WaitingEvents.Backlog backlog = new WaitingEvents.Backlog(0, 0, 0);

    OutboxGauges(WaitingEvents events, MeterRegistry registry) {
        this.events = events;
        registry.gauge("heard.outbox.pending", this, gauges -> gauges.backlog.waiting());
        registry.gauge("heard.outbox.age.seconds", this, gauges -> gauges.backlog.ageSeconds());
        registry.gauge("heard.outbox.set.aside", this, gauges -> gauges.backlog.setAside());
    }

    void measureNowAndThen() {
        if (Duration.between(measuredAt, Instant.now()).compareTo(MEASURED_EVERY) >= 0) {
            measure();
        }
    }

    public void measure() {
        measuredAt = Instant.now();
        backlog = events.backlog();
    }
}
