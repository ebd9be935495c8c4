package io.heard.insights.theme.telling;

import io.heard.messaging.PollingThread;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;

/** Tells what has changed, a batch in each transaction, soon after the change. */
@ApplicationScoped
class ThemeTeller {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration LONGEST_ROUND = Duration.ofMinutes(5);

    private final ThemedResponses responses;
    private final TellingConfig config;
    private final PollingThread thread;

    ThemeTeller(ThemedResponses responses, TellingConfig config) {
        this.responses = responses;
        this.config = config;
        this.thread = new PollingThread("theme-teller", config.pollInterval(), LONGEST_ROUND, this::tellBatch);
    }

    void start(@Observes StartupEvent started) {
        thread.start();
    }

    /** What is marked stays marked, and is told after the next start. */
    void stop(@Observes ShutdownEvent stopping) {
        thread.stop(PATIENCE);
    }

    private boolean tellBatch() {
        return responses.tellSome(config.batchSize());
    }
}
