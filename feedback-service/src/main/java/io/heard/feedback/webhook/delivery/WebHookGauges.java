package io.heard.feedback.webhook.delivery;

import io.heard.feedback.webhook.WebHooks;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** What waits, what was given up, and which receivers are gone. Measured by the relay now and then, so that a scrape never asks the store. */
@ApplicationScoped
class WebHookGauges {

    private static final Duration MEASURED_EVERY = Duration.ofSeconds(5);
    private static final int COUNTED_UP_TO = 10_000;

    private final WebHooks hooks;
    private final Deliveries deliveries;
    private final Clock clock;
    private volatile Instant measuredAt = Instant.EPOCH;
    private volatile long deadLetters;
    private volatile long waiting;
    private volatile long gone;

    WebHookGauges(WebHooks hooks, Deliveries deliveries, Clock clock, MeterRegistry registry) {
        this.hooks = hooks;
        this.deliveries = deliveries;
        this.clock = clock;
        registry.gauge("heard.web.hook.dead.letters", this, gauges -> gauges.deadLetters);
        registry.gauge("heard.web.hook.waiting", this, gauges -> gauges.waiting);
        registry.gauge("heard.web.hook.gone", this, gauges -> gauges.gone);
    }

    void measureSometimes() {
        if (!clock.instant().isBefore(measuredAt.plus(MEASURED_EVERY))) {
            measure();
        }
    }

    void measure() {
        measuredAt = clock.instant();
        deadLetters = deliveries.count(DeliveryState.DEAD, COUNTED_UP_TO);
        waiting = deliveries.count(DeliveryState.WAITING, COUNTED_UP_TO);
        gone = hooks.countGone();
    }
}
