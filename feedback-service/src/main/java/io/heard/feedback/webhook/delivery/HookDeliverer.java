package io.heard.feedback.webhook.delivery;

import io.heard.feedback.webhook.WebHook;
import io.heard.feedback.webhook.WebHookConfig;
import io.heard.feedback.webhook.WebHooks;
import io.heard.feedback.webhook.sending.HookAnswer;
import io.heard.feedback.webhook.sending.HookClient;
import io.heard.feedback.webhook.sending.HookMessage;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;

/**
 * Sends what is due for one hook. At-least-once: what was sent when we were killed is due again once its claim has run out, and
 * the receiver knows it by its id.
 */
@ApplicationScoped
class HookDeliverer {

    private final WebHooks hooks;
    private final Deliveries deliveries;
    private final HookClient client;
    private final WebHookConfig config;
    private final Clock clock;
    private final RetrySchedule schedule;
    private final HookPace pace;

    @Inject
    HookDeliverer(WebHooks hooks, Deliveries deliveries, HookClient client, WebHookConfig config, Clock clock) {
        this(hooks, deliveries, client, config, clock, new HookPace());
    }

    HookDeliverer(
            WebHooks hooks,
            Deliveries deliveries,
            HookClient client,
            WebHookConfig config,
            Clock clock,
            HookPace pace) {
        this.hooks = hooks;
        this.deliveries = deliveries;
        this.client = client;
        this.config = config;
        this.clock = clock;
        this.schedule = new RetrySchedule(RandomGenerator.getDefault());
        this.pace = pace;
    }

    boolean hasWork(WebHook hook) {
        Instant now = clock.instant();
        return !pace.rests(hook.id(), hook.revision(), now) && deliveries.isAnyDue(hook.id(), now);
    }

    /** For a hook that somebody tries by hand. */
    void wake(UUID hookId) {
        pace.forget(hookId);
    }

    /** Until nothing is due any more, or the hook is to be left alone. */
    void deliver(UUID hookId, BooleanSupplier stopping) throws InterruptedException {
        try (ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor()) {
            while (!stopping.getAsBoolean()) {
                Optional<WebHook> hook = hooks.find(hookId).filter(WebHook::active);
                if (hook.isEmpty() || pace.rests(hookId, hook.get().revision(), clock.instant())) {
                    return;
                }
                Deliveries.Claims claims =
                        deliveries.claim(hookId, config.concurrency(), clock.instant(), config.lease());
                if (!claims.looked()) {
                    return;
                }
                List<Callable<Void>> work = claims.claimed().stream()
                        .<Callable<Void>>map(delivery -> () -> {
                            attempt(hook.get(), delivery);
                            return null;
                        })
                        .toList();
                workers.invokeAll(work).forEach(HookDeliverer::complain);
            }
        }
    }

    /** Its claim runs out, and it is tried again. */
    private static void complain(java.util.concurrent.Future<Void> done) {
        if (done.state() == java.util.concurrent.Future.State.FAILED) {
            Log.warnf(
                    "What came of a delivery is not known: %s",
                    done.exceptionNow().getClass().getName());
        }
    }

    private void attempt(WebHook hook, Delivery delivery) throws InterruptedException {
        Instant began = clock.instant();
        HookAnswer answer = client.send(
                new HookMessage(hook.url(), delivery.id().toString(), hook.secretsAt(began), delivery.body()));
        Instant ended = clock.instant();
        pace.learn(hook.id(), hook.revision(), answer, ended);
        var attempt = Delivery.Attempt.of(answer, began, ended);
        if (answer.isTaken()) {
            deliveries.delivered(delivery, attempt, ended);
        } else if (answer.isGone()) {
            deliveries.heldBack(delivery, attempt, ended);
            if (hooks.switchOff(hook, ended)) {
                Log.warnf("Web hook %s is switched off: its receiver says that it is gone", hook.id());
            }
        } else {
            tryLater(hook, delivery, attempt, answer.retryAfter(), ended);
        }
    }

    private void tryLater(
            WebHook hook, Delivery delivery, Delivery.Attempt attempt, Optional<Duration> wanted, Instant now) {
        int failures = delivery.failures() + 1;
        Optional<Duration> pause = schedule.after(failures, wanted);
        if (pause.isPresent()) {
            deliveries.failed(delivery, attempt, now, now.plus(pause.get()));
        } else {
            deliveries.givenUp(delivery, attempt, now);
            Log.errorf(
                    "Delivery %s to web hook %s is a dead letter: it failed %d times",
                    delivery.id(), hook.id(), failures);
        }
    }
}
