package io.heard.local.supervision;

import io.heard.local.supervision.RunRecord.State;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Looks after one part on a thread of its own: starts it, watches it, and starts it again when it ends or hangs. */
public final class Supervisor {

    private static final Duration READY_POLL = Duration.ofMillis(250);
    /** A start that fails twice before it ever worked will fail a third time; say so at once. */
    private static final int FIRST_STARTS = 2;
    /** What hangs rarely heeds a request to end; what it serves is waiting meanwhile. */
    private static final Duration HUNG_PATIENCE = Duration.ofSeconds(8);
    /** Of its log, when a part cannot be started. */
    private static final int LINES_SHOWN = 12;

    private final Part part;
    private final Home home;
    private final Pace pace;
    private final Consumer<String> report;
    private final Thread thread;
    private final CompletableFuture<Void> prerequisites;
    private final CompletableFuture<Void> launched = new CompletableFuture<>();
    private final CompletableFuture<Void> ready = new CompletableFuture<>();

    private volatile boolean stopping;
    private volatile @Nullable Process process;
    private int restarts;

    /**
     * @param prerequisites completes when the part may start
     * @param report takes one line for the person in front of the screen
     */
    public Supervisor(Part part, Home home, Pace pace, CompletableFuture<Void> prerequisites, Consumer<String> report) {
        this.part = part;
        this.home = home;
        this.pace = pace;
        this.prerequisites = prerequisites;
        this.report = report;
        this.thread =
                Thread.ofPlatform().name("supervisor-" + part.name()).daemon().unstarted(this::run);
    }

    public void start() {
        thread.start();
    }

    public Part part() {
        return part;
    }

    public CompletableFuture<Void> launched() {
        return launched;
    }

    /** Completes when the part was ready for the first time, or with the failure when it cannot start. */
    public CompletableFuture<Void> ready() {
        return ready;
    }

    /** Stops the part in an orderly way, by force after the patience is over, and returns when it has ended. */
    public void stop() {
        stopping = true;
        thread.interrupt();
        try {
            thread.join();
            end(pace.stopPatience());
            record(State.STOPPED);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            record(State.WAITING);
            prerequisites.get();
            part.preparation().run();
            keepRunning();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            ready.completeExceptionally(e.getCause());
        } catch (IOException | RuntimeException e) {
            if (!stopping) {
                giveUp(e);
            }
        }
    }

    private void keepRunning() throws IOException, InterruptedException {
        Duration pause = pace.firstPause();
        for (int starts = 1; !stopping; starts++) {
            long startedAt = System.nanoTime();
            String trouble = runOnce();
            end(shorter(pace.stopPatience(), HUNG_PATIENCE));
            if (!ready.isDone() && starts == FIRST_STARTS) {
                throw new StartFailure(trouble);
            }
            if (System.nanoTime() - startedAt > pace.wellAfter().toNanos()) {
                pause = pace.firstPause();
            }
            restarts++;
            record(State.RESTARTING);
            report.accept(part.name() + " " + trouble + "; starting it again in " + pause.toMillis() / 1000.0 + " s");
            Thread.sleep(pause);
            pause = shorter(pause.multipliedBy(2), pace.longestPause());
        }
    }

    /** One life of the process; returns what ended it. */
    private String runOnce() throws IOException, InterruptedException {
        long startedAt = System.nanoTime();
        Process started = part.launch().start(home.log(part.name()));
        process = started;
        record(State.STARTING);
        launched.complete(null);
        Optional<String> trouble = awaitReady(started);
        if (trouble.isPresent()) {
            return trouble.get();
        }
        record(State.READY);
        boolean first = ready.complete(null);
        report.accept("%-17s ready%s after %.1f s"
                .formatted(part.name(), first ? "" : " again", (System.nanoTime() - startedAt) / 1e9));
        return watch(started);
    }

    private Optional<String> awaitReady(Process started) throws InterruptedException {
        long deadline = System.nanoTime() + part.startPatience().toNanos();
        while (true) {
            if (started.waitFor(READY_POLL.toMillis(), TimeUnit.MILLISECONDS)) {
                return Optional.of("ended while starting (exit status " + started.exitValue() + ")");
            }
            Optional<String> fault = part.ready().fault();
            if (fault.isEmpty()) {
                return fault;
            }
            if (System.nanoTime() > deadline) {
                return Optional.of(
                        "was not ready within " + part.startPatience().toSeconds() + " s (" + fault.get() + ")");
            }
        }
    }

    private String watch(Process started) throws InterruptedException {
        int misses = 0;
        while (true) {
            if (started.waitFor(pace.probeEvery().toMillis(), TimeUnit.MILLISECONDS)) {
                return "ended (exit status " + started.exitValue() + ")";
            }
            Optional<String> fault = part.alive().fault();
            misses = fault.isEmpty() ? 0 : misses + 1;
            if (misses >= pace.misses()) {
                return "is not well: " + fault.orElseThrow();
            }
        }
    }

    private void end(Duration patience) throws InterruptedException {
        Process ending = process;
        if (ending != null && ending.isAlive()) {
            Ending.of(ending.toHandle(), part.stop().signal(), patience);
            ending.waitFor();
        }
    }

    private void giveUp(Exception cause) {
        record(State.FAILED);
        lastLines().forEach(line -> report.accept("  " + part.name() + " | " + line));
        StartFailure failure = new StartFailure(part.name() + " " + reason(cause), cause);
        launched.completeExceptionally(failure);
        ready.completeExceptionally(failure);
    }

    private List<String> lastLines() {
        try {
            Path log = home.log(part.name());
            List<String> lines = Files.exists(log) ? Files.readAllLines(log, StandardCharsets.ISO_8859_1) : List.of();
            return lines.subList(Math.max(0, lines.size() - LINES_SHOWN), lines.size());
        } catch (IOException e) {
            return List.of("its log cannot be read: " + e.getMessage());
        }
    }

    private static String reason(Exception cause) {
        return cause instanceof StartFailure ? String.valueOf(cause.getMessage()) : "cannot start: " + cause;
    }

    private void record(State state) {
        Process current = process;
        boolean runs = current != null && current.isAlive();
        long pid = runs ? current.pid() : 0;
        Instant startedAt = runs ? RunRecord.startOf(current.toHandle()) : Instant.EPOCH;
        try {
            new RunRecord(part.name(), part.address(), pid, startedAt, part.stop(), state, restarts).write(home.run());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot record " + part.name(), e);
        }
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
