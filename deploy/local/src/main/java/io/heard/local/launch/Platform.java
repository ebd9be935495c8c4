package io.heard.local.launch;

import io.heard.local.supervision.Home;
import io.heard.local.supervision.LogRotation;
import io.heard.local.supervision.Orphans;
import io.heard.local.supervision.Pace;
import io.heard.local.supervision.Part;
import io.heard.local.supervision.RunRecord;
import io.heard.local.supervision.StartFailure;
import io.heard.local.supervision.Supervisor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A running platform. Its processes end when it is closed, or when this program ends in an orderly way. */
public final class Platform implements AutoCloseable {

    private static final int MEMORY_GB = 5;
    private static final int INFRASTRUCTURE_MEMORY_GB = 3;
    private static final long LARGEST_LOG = 16L << 20;
    private static final Duration ROTATION_INTERVAL = Duration.ofSeconds(20);
    private static final Duration LONGEST_RELEASE = Duration.ofMinutes(5);
    private static final Duration READY_POLL = Duration.ofMillis(100);

    private final Home home;
    private final LauncherLock lock;
    private final PlatformAddress address;
    private final Map<String, Supervisor> supervisors;
    private final Consumer<String> report;
    private final Thread closeAtExit = new Thread(this::closeQuietly, "platform-close");
    private final Thread rotation =
            Thread.ofPlatform().daemon().name("log-rotation").unstarted(this::rotateLogs);
    private volatile boolean closed;

    private Platform(
            Home home,
            LauncherLock lock,
            PlatformAddress address,
            Map<String, Supervisor> supervisors,
            Consumer<String> report) {
        this.home = home;
        this.lock = lock;
        this.address = address;
        this.supervisors = supervisors;
        this.report = report;
    }

    /** Starts everything over the data in {@code home} and returns when all of it is ready. Reports nothing. */
    public static Platform start(Path home, int portOffset) {
        return start(Home.at(home), PlatformOptions.everything(portOffset), line -> {});
    }

    /**
     * Starts over the home's data and returns when all is ready; the first start takes about two minutes, later ones less than
     * one.
     *
     * @param report takes lines about the progress
     * @throws StartFailure with one line for the user, after everything that was started has been stopped
     */
    public static Platform start(Home home, PlatformOptions options, Consumer<String> report) {
        try {
            LauncherLock lock = LauncherLock.take(home);
            try {
                return start(home, options, report, lock);
            } catch (IOException | RuntimeException e) {
                lock.close();
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Platform start(Home home, PlatformOptions options, Consumer<String> report, LauncherLock lock)
            throws IOException {
        stopOrphans(home, report);
        if (options.fresh()) {
            home.forget("data");
        }
        PlatformParts parts = new PlatformParts(home, options, report);
        requireRoom(options, parts.documents());
        List<Part> all = new ArrayList<>(parts.infrastructure());
        if (!options.infrastructureOnly()) {
            all.addAll(parts.services());
        }
        all.removeIf(part -> options.leftOut().contains(part.name()));
        report.accept(
                parts.documents().kind().equals("embedded")
                        ? "No mongod found: documents go to the embedded store"
                        : "Documents go to MongoDB");
        Platform platform = new Platform(
                home, lock, parts.address(!options.infrastructureOnly()), supervisors(home, all, report), report);
        platform.launch();
        return platform;
    }

    public PlatformAddress address() {
        return address;
    }

    public Home home() {
        return home;
    }

    /** Every part as it is now. */
    public List<RunRecord> parts() throws IOException {
        return RunRecord.readAll(home.run());
    }

    /** Stops some parts and keeps them stopped; returns when all have ended. */
    public synchronized void hold(Collection<String> parts) {
        stopTogether(parts.stream().map(supervisors::get).toList());
    }

    /**
     * Starts parts that are held, in the order in which they need each other; returns when all are ready.
     *
     * @throws StartFailure when one is not ready after five minutes
     */
    public void release(Collection<String> parts) {
        // Not while waiting: the platform can be closed meanwhile.
        CompletableFuture<Void> ready = all(start(parts).stream().map(Supervisor::ready));
        try {
            ready.get(LONGEST_RELEASE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new StartFailure("Not all of " + parts + " came back", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartFailure("Interrupted", e);
        }
    }

    private synchronized Collection<Supervisor> start(Collection<String> parts) {
        Map<String, Supervisor> fresh = supervisors(
                home,
                supervisors.values().stream()
                        .map(Supervisor::part)
                        .filter(part -> parts.contains(part.name()))
                        .toList(),
                report);
        supervisors.putAll(fresh);
        fresh.values().forEach(Supervisor::start);
        return fresh.values();
    }

    /** Stops all parts: services first, then what they stand on. Returns when all have ended. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            PlatformAddress.forget(home);
            Map<Integer, List<Supervisor>> turns = supervisors.values().stream()
                    .collect(Collectors.groupingBy(
                            supervisor -> supervisor.part().stop().turn(), TreeMap::new, Collectors.toList()));
            turns.values().forEach(Platform::stopTogether);
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (!closeAtExit.equals(Thread.currentThread())) {
            forgetCloseAtExit();
        }
    }

    private void launch() throws IOException {
        Runtime.getRuntime().addShutdownHook(closeAtExit);
        PlatformAddress.forget(home);
        supervisors.values().forEach(Supervisor::start);
        rotation.start();
        try {
            awaitAll();
            address.write(home);
        } catch (IOException | RuntimeException e) {
            close();
            throw e;
        }
    }

    /** Fails as soon as one part has failed, however long others still take. */
    private void awaitAll() throws IOException {
        boolean allReady = false;
        while (!allReady) {
            allReady = true;
            for (Supervisor supervisor : supervisors.values()) {
                allReady &= supervisor.ready().isDone();
                if (supervisor.ready().isCompletedExceptionally()
                        && supervisor.ready().exceptionNow() instanceof StartFailure failure) {
                    throw failure;
                }
            }
            pause(READY_POLL);
        }
    }

    private static void pause(Duration duration) throws IOException {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted", e);
        }
    }

    private static void stopOrphans(Home home, Consumer<String> report) throws IOException {
        try {
            Orphans.stop(home, Pace.USUAL.stopPatience(), report);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted", e);
        }
    }

    private static void requireRoom(PlatformOptions options, Documents documents) {
        Ports ports = new Ports(options.portOffset());
        Machine.requireMemory(options.infrastructureOnly() ? INFRASTRUCTURE_MEMORY_GB : MEMORY_GB);
        Machine.requireFree(ports.ofInfrastructure(documents.part().isPresent()));
        if (!options.infrastructureOnly()) {
            Machine.requireFree(ports.ofServices());
        }
    }

    private static Map<String, Supervisor> supervisors(Home home, List<Part> parts, Consumer<String> report) {
        Map<String, Supervisor> supervisors = new LinkedHashMap<>();
        for (Part part : parts) {
            // What is not started now runs already.
            CompletableFuture<Void> prerequisites = all(Stream.concat(
                    part.afterReady().stream()
                            .filter(supervisors::containsKey)
                            .map(name -> supervisors.get(name).ready()),
                    part.afterLaunch().stream()
                            .filter(supervisors::containsKey)
                            .map(name -> supervisors.get(name).launched())));
            supervisors.put(part.name(), new Supervisor(part, home, Pace.USUAL, prerequisites, report));
        }
        return supervisors;
    }

    private static CompletableFuture<Void> all(Stream<CompletableFuture<Void>> futures) {
        return CompletableFuture.allOf(futures.toArray(CompletableFuture<?>[]::new));
    }

    private static void stopTogether(List<Supervisor> supervisors) {
        List<Thread> stops = supervisors.stream()
                .map(supervisor -> Thread.startVirtualThread(supervisor::stop))
                .toList();
        for (Thread stop : stops) {
            try {
                stop.join(Duration.ofMinutes(2));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void rotateLogs() {
        try {
            LogRotation logs = new LogRotation(home.log("launcher").getParent(), LARGEST_LOG);
            while (!closed) {
                logs.rotate();
                pause(ROTATION_INTERVAL);
            }
        } catch (IOException e) {
            System.err.println("The logs are no longer kept short: " + e.getMessage());
        }
    }

    private void forgetCloseAtExit() {
        try {
            Runtime.getRuntime().removeShutdownHook(closeAtExit);
        } catch (IllegalStateException e) {
            // The program is ending already, and the hook will find nothing left to do.
        }
    }

    private void closeQuietly() {
        try {
            close();
        } catch (UncheckedIOException e) {
            System.err.println("Not everything could be stopped: " + e.getMessage());
        }
    }
}
