package io.heard.messaging;

import io.quarkus.logging.Log;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Does something again and again, an interval after it last ended, on a platform thread of its own: the scheduler of Quarkus
 * looks at its jobs only once a second, and goes on to call them while the database is being closed.
 *
 * <p>Start it when the application has started ({@code StartupEvent}) and stop it when that begins to stop ({@code
 * ShutdownEvent}). {@link PollingThreads} watches those that run and tells all of them to stop before anybody waits for one.
 */
public final class PollingThread {

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final Duration UNLIMITED = Duration.ofSeconds(Long.MAX_VALUE);

    private static final Set<PollingThread> STARTED = ConcurrentHashMap.newKeySet();

    private final Duration interval;
    private final Duration longestRound;
    private final BooleanSupplier work;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread thread;

    private volatile @Nullable Instant lastCompleted;
    private volatile @Nullable Instant roundBegan;
    private volatile Instant toldToStop = Instant.MAX;

    /**
     * A round may take as long as it likes.
     *
     * @param work called first after one interval; what it throws is logged by its kind, and the next round follows
     */
    public PollingThread(String name, Duration interval, Runnable work) {
        this(name, interval, UNLIMITED, () -> {
            work.run();
            return false;
        });
    }

    /**
     * @param longestRound a round that takes longer means that the process needs a restart; be generous
     * @param work called first after one interval; true when more is waiting, so that the next round follows at once; what it
     *     throws is logged by its kind, and the next round follows
     */
    public PollingThread(String name, Duration interval, Duration longestRound, BooleanSupplier work) {
        this.interval = interval;
        this.longestRound = longestRound;
        this.work = work;
        this.thread = Thread.ofPlatform().name(name).daemon().unstarted(this::run);
    }

    /** Those that were started and not stopped, by name. */
    static List<PollingThread> started() {
        return STARTED.stream()
                .sorted(Comparator.comparing(PollingThread::name))
                .toList();
    }

    public void start() {
        STARTED.add(this);
        thread.start();
    }

    public String name() {
        return thread.getName();
    }

    /** Long work asks this between its steps. */
    public boolean isStopping() {
        return stopping.getCount() == 0;
    }

    /** For work that has to wait before it goes on: returns early when the thread is told to stop. */
    public void pause(Duration duration) throws InterruptedException {
        if (stopping.await(duration.toMillis(), TimeUnit.MILLISECONDS)) {
            Log.debugf("%s pauses no longer, it is to stop", name());
        }
    }

    /** When a round last ended without a failure. */
    public Optional<Instant> lastCompleted() {
        return Optional.ofNullable(lastCompleted);
    }

    /** False when it has died, or has been busy with one round for longer than it may. */
    boolean isWell() {
        if (isStopping()) {
            return true;
        }
        Instant began = roundBegan;
        return thread.isAlive()
                && (began == null || Duration.between(began, Instant.now()).compareTo(longestRound) <= 0);
    }

    synchronized void tellToStop() {
        if (!isStopping()) {
            toldToStop = Instant.now();
            stopping.countDown();
        }
    }

    /**
     * True when the work under way has ended within the patience; false also when somebody else's patience ended. The patience
     * counts from the moment the thread was told to stop, so that several threads do not use up several times of it.
     */
    public boolean stop(Duration patience) {
        tellToStop();
        STARTED.remove(this);
        if (thread.getState() == Thread.State.NEW) {
            return true;
        }
        try {
            return thread.join(patience.minus(Duration.between(toldToStop, Instant.now())));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void run() {
        try {
            Duration pause = interval;
            while (!stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                pause = round(pause);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Answers how long to wait for the next one. Messages of databases can quote what a customer wrote, so only the kind of a
     * failure is told. Errors too: a thread that ends in silence does more harm than one that goes on failing aloud.
     */
    private Duration round(Duration pauseBefore) {
        roundBegan = Instant.now();
        try {
            boolean more = work.getAsBoolean();
            lastCompleted = Instant.now();
            return more ? Duration.ZERO : interval;
        } catch (Throwable e) {
            Log.warnf(
                    "%s failed and will be tried again: %s",
                    name(), e.getClass().getName());
            return longer(pauseBefore);
        } finally {
            roundBegan = null;
        }
    }

    private Duration longer(Duration pause) {
        Duration doubled = max(pause, interval).multipliedBy(2);
        return max(interval, doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE);
    }

    private static Duration max(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? other : one;
    }
}
