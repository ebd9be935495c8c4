package io.heard.http.clock;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.ZoneOffset;

class ClockProducer {

    /** Ticks in milliseconds: the databases keep fewer digits than the system clock has, and a value must survive a reload. */
    @Produces
    @Singleton
    Clock clock() {
        return Clock.tickMillis(ZoneOffset.UTC);
    }
}
