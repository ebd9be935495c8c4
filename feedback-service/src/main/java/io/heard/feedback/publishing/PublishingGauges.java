package io.heard.feedback.publishing;

import io.heard.feedback.response.Response;
import io.heard.feedback.response.Responses;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** How far publishing is behind. Measured by the relay now and then, so that a scrape never asks the store. */
@ApplicationScoped
class PublishingGauges {

    private static final Duration MEASURED_EVERY = Duration.ofSeconds(5);
    private static final int COUNTED_UP_TO = 10_000;

    private final Responses responses;
    private final Clock clock;
    private volatile Instant measuredAt = Instant.EPOCH;
    private volatile long pending;
    private volatile double lagSeconds;
    private volatile long setAside;

    PublishingGauges(Responses responses, Clock clock, MeterRegistry registry) {
        this.responses = responses;
        this.clock = clock;
        registry.gauge("heard.responses.pending", this, gauges -> gauges.pending);
        registry.gauge("heard.responses.publishing.lag.seconds", this, gauges -> gauges.lagSeconds);
        registry.gauge("heard.responses.set.aside", this, gauges -> gauges.setAside);
    }

    void measure() {
        Instant now = clock.instant();
        if (now.isBefore(measuredAt.plus(MEASURED_EVERY))) {
            return;
        }
        measuredAt = now;
        List<Response> oldest = responses.pending(1);
        Instant since = oldest.isEmpty() ? null : oldest.getFirst().pendingSince();
        lagSeconds = since == null ? 0 : Duration.between(since, now).toMillis() / 1_000.0;
        pending = since == null ? 0 : responses.countPending(COUNTED_UP_TO);
        setAside = responses.countSetAside(COUNTED_UP_TO);
    }
}
