package io.heard.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.runtime.ShutdownEvent;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PollingThreadTest {

    private static final Duration SOON = Duration.ofMillis(1);
    private static final Duration LONG = Duration.ofMinutes(1);

    private final PollingThreads threads = new PollingThreads();
    private final AtomicInteger rounds = new AtomicInteger();
    private final CountDownLatch end = new CountDownLatch(1);
    private @Nullable PollingThread thread;

    @AfterEach
    void stop() {
        end.countDown();
        PollingThread.started().forEach(started -> started.stop(LONG));
    }

    @Test
    void goesOnUntilItIsStopped() {
        PollingThread polling = start(SOON, LONG, () -> false);
        await().until(() -> rounds.get() > 3);

        assertThat(polling.lastCompleted()).isPresent();
        assertThat(polling.stop(LONG)).isTrue();
        assertThat(threads.call().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void comesBackAtOnceWhileMoreIsWaiting() {
        AtomicInteger waiting = new AtomicInteger(5);
        start(Duration.ofMillis(300), LONG, () -> waiting.decrementAndGet() > 0);

        await().until(() -> rounds.get() == 5);
    }

    @Test
    void survivesErrors() {
        PollingThread polling = start(SOON, LONG, () -> {
            if (rounds.get() < 3) {
                throw new AssertionError();
            }
            return false;
        });

        await().until(() -> polling.lastCompleted().isPresent());
        assertThat(rounds.get()).isGreaterThanOrEqualTo(3);
    }

    @Test
    void takesLivenessDownWhenItDies() {
        PollingThread polling = start(SOON, LONG, () -> {
            Thread.currentThread().interrupt();
            return false;
        });

        await().until(() -> !polling.isWell());
        assertThat(threads.call().getStatus()).isEqualTo(Status.DOWN);
        assertThat(threads.call().getData().orElseThrow()).containsKey("test");
    }

    @Test
    void takesLivenessDownWhenARoundDoesNotEnd() {
        start(SOON, Duration.ZERO, this::waitForTheEnd);

        await().until(() -> threads.call().getStatus() == Status.DOWN);
    }

    @Test
    void aLongRoundIsFineWithinItsLimit() {
        start(SOON, LONG, this::waitForTheEnd);
        await().until(() -> rounds.get() == 1);

        assertThat(threads.call().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void allAreToldToStopBeforeAnybodyWaits() {
        PollingThread one = start(SOON, LONG, this::waitForTheEnd);
        await().until(() -> rounds.get() == 1);
        PollingThread other = start(SOON, LONG, () -> false);
        threads.stop(new ShutdownEvent());

        assertThat(one.isStopping()).isTrue();
        assertThat(other.isStopping()).isTrue();
        assertThat(one.stop(Duration.ZERO)).isFalse();
        end.countDown();
        assertThat(one.stop(LONG)).isTrue();
    }

    @Test
    void aPauseEndsWhenItIsToldToStop() {
        PollingThread polling = start(SOON, LONG, () -> {
            try {
                thread().pause(Duration.ofHours(1));
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return false;
        });
        await().until(() -> rounds.get() == 1);

        assertThat(polling.stop(LONG)).isTrue();
    }

    @Test
    void mayBeStoppedBeforeItWasStarted() {
        assertThat(new PollingThread("test", SOON, () -> {}).stop(LONG)).isTrue();
    }

    private boolean waitForTheEnd() {
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return false;
    }

    private PollingThread thread() {
        PollingThread started = thread;
        if (started == null) {
            throw new IllegalStateException();
        }
        return started;
    }

    private PollingThread start(Duration interval, Duration longestRound, BooleanSupplier work) {
        var polling = new PollingThread("test", interval, longestRound, () -> {
            rounds.incrementAndGet();
            return work.getAsBoolean();
        });
        thread = polling;
        polling.start();
        return polling;
    }
}
