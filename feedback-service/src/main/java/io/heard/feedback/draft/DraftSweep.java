package io.heard.feedback.draft;

import io.heard.messaging.PollingThread;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;

/** Removes drafts of closed invitations, also while nobody comes to fill anything in. Several instances at once do no harm. */
@ApplicationScoped
class DraftSweep {

    private static final Duration INTERVAL = Duration.ofMinutes(30);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final PollingThread thread;

    DraftSweep(Drafts drafts) {
        this.thread = new PollingThread("draft-sweep", INTERVAL, drafts::removeClosed);
    }

    void start(@Observes StartupEvent started) {
        thread.start();
    }

    void stop(@Observes ShutdownEvent event) {
        thread.stop(PATIENCE);
    }
}
