package io.heard.insights.theme.rebuild;

import io.heard.insights.theme.rebuild.RebuildQueue.Order;
import io.heard.insights.theme.rebuild.Rebuilding.InterruptedRebuildException;
import io.heard.insights.theme.upkeep.state.ThemesChangedException;
import io.heard.messaging.PollingThread;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Optional;

/**
 * Builds what was ordered, one after the other, on a thread of its own: mining goes on meanwhile, and nothing in force changes.
 * Killed on the way, it starts over.
 */
@ApplicationScoped
class RebuildWorker {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final RebuildQueue queue;
    private final Rebuilding rebuilding;
    private final RebuildShelf shelf;
    private final PollingThread thread;

    RebuildWorker(RebuildQueue queue, Rebuilding rebuilding, RebuildShelf shelf, RebuildConfig config) {
        this.queue = queue;
        this.rebuilding = rebuilding;
        this.shelf = shelf;
        this.thread = new PollingThread("theme-rebuild", config.pollInterval(), this::buildAll);
    }

    void start(@Observes StartupEvent started) {
        thread.start();
    }

    void stop(@Observes ShutdownEvent stopping) {
        thread.stop(PATIENCE);
    }

    /** One that fails waits for another attempt, until it has had five. */
    void buildAll() {
        for (Optional<Order> order = queue.take(); order.isPresent(); order = queue.take()) {
            if (!build(order.get())) {
                return;
            }
        }
    }

    /** False when the others should wait, too. */
    private boolean build(Order order) {
        try {
            rebuilding
                    .build(order, () -> !thread.isStopping() && queue.renew(order))
                    .ifPresentOrElse(
                            rebuilt -> shelf.store(order, rebuilt),
                            () -> queue.fail(order, "There are too few complaints to find themes in."));
            return true;
        } catch (ThemesChangedException e) {
            Log.infof("Themes of %s changed while they were rebuilt: once more", order.product());
            queue.putBack(order, "The themes changed each time while it was built.");
            return true;
        } catch (InterruptedRebuildException e) {
            if (thread.isStopping()) {
                queue.giveBack(order);
                return false;
            }
            // By its own lease, when it runs out, or by whoever discarded it.
            return true;
        } catch (RuntimeException e) {
            // The driver's message may quote a row, and rows hold what customers wrote.
            Log.warnf(
                    "Rebuilding themes of %s stopped and will be tried again: %s",
                    order.product(), e.getClass().getName());
            queue.putBack(order, "It failed each time it was tried.");
            return false;
        }
    }
}
