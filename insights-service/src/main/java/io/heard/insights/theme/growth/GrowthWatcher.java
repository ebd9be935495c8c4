package io.heard.insights.theme.growth;

import io.heard.messaging.PollingThread;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;

/** Looks at each product's themes once in an interval, on whichever instance comes first. */
@ApplicationScoped
class GrowthWatcher {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final GrowthEpisodes episodes;
    private final PollingThread thread;

    GrowthWatcher(GrowthEpisodes episodes, GrowthConfig config) {
        this.episodes = episodes;
        this.thread = new PollingThread("theme-growth", config.pollInterval(), this::lookAtAll);
    }

    void start(@Observes StartupEvent started) {
        thread.start();
    }

    void stop(@Observes ShutdownEvent stopping) {
        thread.stop(PATIENCE);
    }

    private void lookAtAll() {
        for (String product : episodes.due()) {
            if (thread.isStopping()) {
                return;
            }
            try {
                episodes.look(product);
            } catch (RuntimeException e) {
                // One product must not keep the others from being looked at.
                Log.warnf(
                        "Growth of %s could not be looked at and will be again: %s",
                        product, e.getClass().getName());
            }
        }
    }
}
