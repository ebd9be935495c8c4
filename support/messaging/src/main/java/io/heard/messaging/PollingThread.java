package io.heard.messaging;

import io.quarkus.logging.Log;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Does something again and again, an interval after it last ended, on a platform thread of its own: the scheduler of Quarkus
 * looks at its jobs only once a second, and goes on to call them while the database is being closed.
 *
 * <p>Start it when the application has started ({@code StartupEvent}) and stop it when that begins to stop ({@code
 * ShutdownEvent}).
 */
public final class PollingThread {

    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread thread;

    /** @param work called first after one interval; what it throws is logged by its kind, and the next round follows */
    public PollingThread(String name, Duration interval, Runnable work) {
        this.thread = Thread.ofPlatform().name(name).daemon().unstarted(() -> run(interval, work));
    }

    public void start() {
        thread.start();
    }

    /** Long work asks this between its steps. */
    public boolean isStopping() {
        return stopping.getCount() == 0;
    }

    /** True when the work under way has ended within the patience; false also when somebody else's patience ended. */
    public boolean stop(Duration patience) {
        stopping.countDown();
        try {
            return thread.join(patience);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void run(Duration interval, Runnable work) {
        try {
            while (!stopping.await(interval.toMillis(), TimeUnit.MILLISECONDS)) {
                runOnce(work);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Messages of databases can quote what a customer wrote, so only the kind is told. */
    private void runOnce(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException | LinkageError e) {
            Log.warnf(
                    "%s failed and will be tried again: %s",
                    thread.getName(), e.getClass().getName());
        }
    }
}
