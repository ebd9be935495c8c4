package io.heard.feedback.webhook.delivery;

import com.mongodb.MongoException;
import io.heard.feedback.webhook.WebHook;
import io.heard.feedback.webhook.WebHookConfig;
import io.heard.feedback.webhook.WebHooks;
import io.heard.messaging.PollingThread;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Sees to it that every hook with something due is delivered to, each by itself: a slow receiver waits alone. */
@ApplicationScoped
class WebHookRelay {

    private static final Duration PATIENCE = Duration.ofSeconds(12);
    private static final Duration CLEANED_EVERY = Duration.ofHours(1);

    private final WebHooks hooks;
    private final Deliveries deliveries;
    private final HookDeliverer deliverer;
    private final WebHookGauges gauges;
    private final WebHookConfig config;
    private final Clock clock;

    private final PollingThread thread;
    private final ExecutorService lines = Executors.newVirtualThreadPerTaskExecutor();
    private final Set<UUID> busy = ConcurrentHashMap.newKeySet();
    private Instant cleanedAt = Instant.EPOCH;
    private boolean indexed;

    WebHookRelay(
            WebHooks hooks,
            Deliveries deliveries,
            HookDeliverer deliverer,
            WebHookGauges gauges,
            WebHookConfig config,
            Clock clock) {
        this.hooks = hooks;
        this.deliveries = deliveries;
        this.deliverer = deliverer;
        this.gauges = gauges;
        this.config = config;
        this.clock = clock;
        this.thread = new PollingThread("web-hook-relay", config.pollInterval(), this::look);
    }

    void start(@Observes StartupEvent started) {
        thread.start();
    }

    /** What is under way is given the time of one request; what is cut off is due again when its claim has run out. */
    void stop(@Observes ShutdownEvent event) {
        thread.stop(PATIENCE);
        lines.shutdown();
        try {
            if (!lines.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                lines.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Begins whatever is due and waits for none of it. */
    void look() {
        if (!indexed) {
            deliveries.createIndexes();
            indexed = true;
        }
        clean();
        for (WebHook hook : hooks.active()) {
            if (!busy.contains(hook.id()) && deliverer.hasWork(hook) && busy.add(hook.id())) {
                lines.execute(() -> deliver(hook.id()));
            }
        }
        gauges.measureSometimes();
    }

    private void deliver(UUID hookId) {
        try {
            deliverer.deliver(hookId, thread::isStopping);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (MongoException e) {
            Log.warnf(
                    "Deliveries to web hook %s wait for the store: %s",
                    hookId, e.getClass().getName());
        } finally {
            busy.remove(hookId);
        }
    }

    /** Every instance may do it: removing twice does no harm. */
    void clean() {
        Instant now = clock.instant();
        if (now.isBefore(cleanedAt.plus(CLEANED_EVERY))) {
            return;
        }
        cleanedAt = now;
        hooks.removedLately().forEach(deliveries::removeOf);
        hooks.forgetRemoved(now);
        long removed = deliveries.removeOlderThan(now.minus(config.retention()));
        if (removed > 0) {
            Log.infof("%d deliveries to web hooks are removed: they are older than %s", removed, config.retention());
        }
    }
}
